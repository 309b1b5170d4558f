using PilotHub.Benchmarks;

if (args is ["bare", var address, var file])
{
    await BareEndpoint.ServeAsync(address, file);
    return 0;
}

if (args is ["bare-search", var searchAddress, var index])
{
    await BareSearch.ServeAsync(searchAddress, index);
    return 0;
}
if (args is ["quality", .. var asked])
    return await QualityBenchmark.RunAsync(asked);

var benchmarks = new (string Name, string What, bool NeedsHost, Func<BenchmarkSite, Task<IReadOnlyList<Figure>>> Run)[]
{
    ("pages", "case pages beside a bare endpoint", true, PageBenchmark.RunAsync),
    ("start", "time from process start to the first page", true, StartBenchmark.RunAsync),
    ("memory", "resident memory after 10,000 page views", true, MemoryBenchmark.RunAsync),
    ("search", "search beside a bare query on the same index", true, SearchBenchmark.RunAsync),
    ("import", "recipe import beside raw inserts", false, ImportBenchmark.RunAsync),
};
var chosen = args is ["all"] ? benchmarks : [.. benchmarks.Where(benchmark => args.Contains(benchmark.Name))];
if (chosen.Length == 0 || chosen.Length < args.Length)
{
    Console.Error.WriteLine("Usage: PilotHub.Benchmarks all | " + string.Join(" | ", benchmarks.Select(benchmark => benchmark.Name)) + " | quality");
    foreach (var (name, what, _, _) in benchmarks)
        Console.Error.WriteLine($"  {name,-8} {what}");
    Console.Error.WriteLine("  quality  how well search ranks other people's questions: quality [COLLECTION…] [--save FILE] [--against FILE]");
    return 2;
}

using var site = await BenchmarkSite.CreateAsync(chosen.Any(benchmark => benchmark.NeedsHost));
var figures = new List<Figure>();
foreach (var (name, _, _, run) in chosen)
{
    Console.WriteLine($"{name} …");
    figures.AddRange(await run(site));
}
Figures.Print(figures);
return figures.TrueForAll(figure => figure.Reached is not false) ? 0 : 1;
