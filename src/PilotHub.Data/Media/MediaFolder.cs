using System.Runtime.CompilerServices;
using PilotHub.Content.Store;

namespace PilotHub.Data.Media;

/// <summary>Keeps media as files below a folder. Symbolic links in it are neither followed nor replaced.</summary>
internal sealed class MediaFolder(string root) : IMediaStore
{
    // Files being written; no media file may be called so.
    private const string UploadPrefix = ".upload-";

    private static readonly EnumerationOptions AllFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    private readonly string _root = Path.GetFullPath(root);

    public async Task SaveAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var target = Resolve(path) ?? throw new ArgumentException($"'{path}' is not a path of a media file.", nameof(path));
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var upload = Path.Combine(folder, UploadPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            await using (var file = new FileStream(upload, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            File.Move(upload, target, overwrite: true);
        }
        catch
        {
            File.Delete(upload);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Stream? file = Resolve(path) is { } target && File.Exists(target)
            ? new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous)
            : null;
        return Task.FromResult(file);
    }

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(_root))
            yield break;
        var paths = Directory.EnumerateFiles(_root, "*", AllFiles)
            .Where(file => !Path.GetFileName(file).StartsWith(UploadPrefix, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return path;
        }
    }

    /// <summary>The file that a path names, or null where it is not valid or leads over a link.</summary>
    private string? Resolve(string path)
    {
        if (!MediaPath.IsValid(path))
            return null;
        var current = _root;
        foreach (var segment in path.Split('/'))
        {
            if (segment.StartsWith(UploadPrefix, StringComparison.Ordinal))
                return null;
            current = Path.Combine(current, segment);
            if (new FileInfo(current).LinkTarget is not null)
                return null;
        }
        return current;
    }
}
