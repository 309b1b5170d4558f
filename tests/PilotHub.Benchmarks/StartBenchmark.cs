namespace PilotHub.Benchmarks;

/// <summary>From the start of the process to the first page that answers 200; the best of three, since a start is disturbed only upwards.</summary>
internal static class StartBenchmark
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchmarkSite site)
    {
        var empty = TimeSpan.MaxValue;
        var existing = TimeSpan.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var data = site.DataPath($"start-{run}");
            empty = Min(empty, await MeasureAsync(site, data));
            existing = Min(existing, await MeasureAsync(site, data));
        }
        return
        [
            new("start on an existing site to the first 200", Figures.Seconds(existing), "–", "≤ 1.5 s", existing <= TimeSpan.FromSeconds(1.5)),
            new("start on an empty folder to the first 200, samples included", Figures.Seconds(empty), "–", "≤ 6 s", empty <= TimeSpan.FromSeconds(6)),
        ];

        static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
    }

    private static async Task<TimeSpan> MeasureAsync(BenchmarkSite site, string data)
    {
        var (hub, start) = await HubProcess.StartAsync(site.Published, data, samples: true);
        // The next start finds what a site that has run finds.
        await hub.WaitUntilReadyAsync();
        await hub.DisposeAsync();
        return start;
    }
}
