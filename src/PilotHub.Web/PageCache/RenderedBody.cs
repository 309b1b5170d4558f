using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace PilotHub.Web.PageCache;

/// <summary>A response body that is only kept; nothing of it is sent.</summary>
internal sealed class RenderedBody : IHttpResponseBodyFeature, IDisposable
{
    private const int UsualSize = 48 * 1024;

    private readonly MemoryStream _stream = new(UsualSize);
    private PipeWriter? _writer;

    public ReadOnlyMemory<byte> Bytes => _stream.GetBuffer().AsMemory(0, (int)_stream.Length);

    public Stream Stream => _stream;

    public PipeWriter Writer => _writer ??= PipeWriter.Create(_stream, new(leaveOpen: true));

    public async Task CompleteAsync()
    {
        if (_writer is not null)
            await _writer.FlushAsync();
    }

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(_stream, path, offset, count, cancellationToken);

    public void Dispose() => _stream.Dispose();
}
