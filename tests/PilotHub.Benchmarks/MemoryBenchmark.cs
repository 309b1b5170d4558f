namespace PilotHub.Benchmarks;

/// <summary>Resident memory of a site with 10,000 cases after its search index was built and each of its case pages was read once.</summary>
internal static class MemoryBenchmark
{
    private const int Cases = 10_000;
    private const int Views = 10_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchmarkSite site)
    {
        var data = await site.PrepareAsync(Cases);
        var (hub, _) = await HubProcess.StartAsync(site.Published, data, samples: false);
        await using var _1 = hub;
        await hub.WaitUntilReadyAsync();
        using var client = new HttpClient { BaseAddress = hub.Address };
        await Parallel.ForAsync(0, Views, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellationToken) =>
        {
            using var answer = await client.GetAsync(new Uri(CaseGenerator.PathOf(number), UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
        });
        var resident = hub.ResidentBytes / 1024.0 / 1024;
        return [new($"resident memory after {Views:N0} page views with {Cases:N0} cases", $"{resident:0} MiB", "–", "≤ 250 MiB", resident <= 250)];
    }
}
