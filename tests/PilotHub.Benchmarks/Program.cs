using PilotHub.Benchmarks;

if (args is ["bare", var address, var file])
{
    await BareEndpoint.ServeAsync(address, file);
    return 0;
}

var benchmarks = new (string Name, string What, bool NeedsHost, Func<BenchmarkSite, Task<IReadOnlyList<Figure>>> Run)[]
{
    ("pages", "case pages beside a bare endpoint", true, PageBenchmark.RunAsync),
    ("start", "time from process start to the first page", true, StartBenchmark.RunAsync),
    ("memory", "resident memory after 10,000 page views", true, MemoryBenchmark.RunAsync),
    ("import", "recipe import beside raw inserts", false, ImportBenchmark.RunAsync),
};
var chosen = args is ["all"] ? benchmarks : [.. benchmarks.Where(benchmark => args.Contains(benchmark.Name))];
if (chosen.Length == 0 || chosen.Length < args.Length)
{
    Console.Error.WriteLine("Usage: PilotHub.Benchmarks all | " + string.Join(" | ", benchmarks.Select(benchmark => benchmark.Name)));
    foreach (var (name, what, _, _) in benchmarks)
        Console.Error.WriteLine($"  {name,-8} {what}");
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
