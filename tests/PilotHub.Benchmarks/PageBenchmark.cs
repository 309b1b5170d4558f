using System.Diagnostics;

namespace PilotHub.Benchmarks;

/// <summary>Case pages of a site with 2,000 cases, 8 connections, beside a bare endpoint that returns the same bytes.</summary>
internal static class PageBenchmark
{
    private const int Cases = 2000;
    private const int Connections = 8;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchmarkSite site)
    {
        var data = await site.PrepareAsync(Cases);
        var (hub, _) = await HubProcess.StartAsync(site.Published, data, samples: false);
        await using var _1 = hub;
        await hub.WaitUntilReadyAsync();
        using var client = new HttpClient { BaseAddress = hub.Address };
        var page = await client.GetByteArrayAsync(new Uri(CaseGenerator.PathOf(7), UriKind.Relative));
        if (!System.Text.Encoding.UTF8.GetString(page).Contains("Learnings", StringComparison.Ordinal))
            throw new InvalidOperationException("The page measured is not a case page.");
        var all = Enumerable.Range(0, Cases).Select(CaseGenerator.PathOf).ToList();
        var first = Stopwatch.StartNew();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (path, cancellationToken) =>
            _ = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken));
        first.Stop();
        var pages = await new LoadDriver(hub.Address, Connections).RunAsync(all, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));

        var bare = await MeasureBareAsync(site.WorkFolder, page);
        var share = pages.RequestsPerSecond / bare.RequestsPerSecond;
        return
        [
            new($"case page, {Connections} connections, {Cases:N0} cases, {page.Length / 1024.0:0} kB", $"{Figures.Rate(pages.RequestsPerSecond)} = {Figures.Percent(share)}",
                $"bare endpoint, same bytes: {Figures.Rate(bare.RequestsPerSecond)}", "≥ 25 %", share >= 0.25),
            new("its 99th percentile", $"{Figures.Milliseconds(pages.P99)} (median {Figures.Milliseconds(pages.Median)})", $"bare endpoint: {Figures.Milliseconds(bare.P99)}",
                "≤ 5 ms", pages.P99 <= TimeSpan.FromMilliseconds(5)),
            new("the same pages, each for the first time after a change", Figures.Rate(Cases / first.Elapsed.TotalSeconds), "–", "–", null),
        ];
    }

    private static async Task<LoadResult> MeasureBareAsync(string workFolder, byte[] page)
    {
        var file = Path.Combine(workFolder, "page.html");
        await File.WriteAllBytesAsync(file, page);
        var address = new Uri($"http://127.0.0.1:{HubProcess.FreePort()}");
        using var bare = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["bare", address.ToString(), file]))!;
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            while (true)
            {
                try
                {
                    var answer = await client.GetByteArrayAsync(new Uri("/", UriKind.Relative));
                    if (!answer.AsSpan().SequenceEqual(page))
                        throw new InvalidOperationException("The bare endpoint does not return the page.");
                    break;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(20);
                }
            }
            return await new LoadDriver(address, Connections).RunAsync(["/"], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10));
        }
        finally
        {
            bare.Kill();
            await bare.WaitForExitAsync();
        }
    }
}
