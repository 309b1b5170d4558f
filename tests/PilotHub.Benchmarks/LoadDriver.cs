using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PilotHub.Benchmarks;

/// <summary>What a load run measured.</summary>
internal sealed record LoadResult(double RequestsPerSecond, TimeSpan Median, TimeSpan P99, long Requests);

/// <summary>
/// A closed loop over a fixed number of keep-alive connections: each sends its next request when the last answer is complete.
/// Written on sockets because an HTTP client would cost more than the server that it measures.
/// </summary>
internal sealed class LoadDriver(Uri address, int connections)
{
    /// <summary>Asks for <paramref name="paths"/> round robin, first to warm up, then for <paramref name="duration"/>. Any answer but 200 fails the run.</summary>
    public async Task<LoadResult> RunAsync(IReadOnlyList<string> paths, TimeSpan warmUp, TimeSpan duration)
    {
        await RunOnceAsync(paths, warmUp);
        return await RunOnceAsync(paths, duration);
    }

    private async Task<LoadResult> RunOnceAsync(IReadOnlyList<string> paths, TimeSpan duration)
    {
        var requests = paths.Select(path => Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\nAccept-Language: en\r\n\r\n")).ToArray();
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(
            index => Task.Run(() => ConnectAndAskAsync(requests, index, clock, duration))));
        var elapsed = clock.Elapsed;
        var all = latencies.SelectMany(list => list).Order().ToArray();
        return new(all.Length / elapsed.TotalSeconds, Ticks(all[all.Length / 2]), Ticks(all[(int)(all.Length * 0.99)]), all.Length);

        static TimeSpan Ticks(long ticks) => TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency);
    }

    private async Task<List<long>> ConnectAndAskAsync(byte[][] requests, int index, Stopwatch clock, TimeSpan duration)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var buffer = new byte[256 * 1024];
        var latencies = new List<long>(1 << 16);
        for (var next = index; clock.Elapsed < duration; next += connections)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[next % requests.Length]);
            await ReadAnswerAsync(socket, buffer);
            latencies.Add(Stopwatch.GetTimestamp() - start);
        }
        return latencies;
    }

    private static async ValueTask ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        int filled = 0, headerEnd;
        while ((headerEnd = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            filled += await ReceiveAsync(socket, buffer.AsMemory(filled));
        var header = Encoding.ASCII.GetString(buffer, 0, headerEnd);
        if (!header.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException($"The server answered: {header}");
        if (ContentLength(header) is { } length)
        {
            for (var rest = length - (filled - headerEnd - 4); rest > 0;)
                rest -= await ReceiveAsync(socket, buffer.AsMemory(0, (int)Math.Min(rest, buffer.Length)));
            return;
        }
        // Chunks. No page or JSON of the product has these line ends in it.
        while (!buffer.AsSpan(0, filled).EndsWith("\r\n0\r\n\r\n"u8))
            filled += await ReceiveAsync(socket, buffer.AsMemory(filled));
    }

    private static async ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> buffer) =>
        await socket.ReceiveAsync(buffer) is > 0 and var received ? received : throw new EndOfStreamException("The server closed the connection.");

    private static long? ContentLength(string header)
    {
        const string name = "\r\nContent-Length:";
        var at = header.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = header.AsSpan(at + name.Length);
        var end = value.IndexOf('\r');
        return long.Parse(end < 0 ? value : value[..end], provider: System.Globalization.CultureInfo.InvariantCulture);
    }
}
