using PilotHub.Benchmarks;

if (args is ["bare", var address, var file])
{
    await BareEndpoint.ServeAsync(address, file);
    return 0;
}

var benchmarks = new (string Name, string What, Func<BenchmarkSite, Task<IReadOnlyList<Figure>>> Run)[]
{
    ("pages", "case pages beside a bare endpoint", PageBenchmark.RunAsync),
    ("start", "time from process start to the first page", StartBenchmark.RunAsync),
    ("memory", "resident memory after 10,000 page views", MemoryBenchmark.RunAsync),
};
var chosen = args is ["all"] ? benchmarks : [.. benchmarks.Where(benchmark => args.Contains(benchmark.Name))];
if (chosen.Length == 0 || chosen.Length < args.Length)
{
    Console.Error.WriteLine("Usage: PilotHub.Benchmarks all | " + string.Join(" | ", benchmarks.Select(benchmark => benchmark.Name)));
    foreach (var (name, what, _) in benchmarks)
        Console.Error.WriteLine($"  {name,-8} {what}");
    return 2;
}

using var site = await BenchmarkSite.CreateAsync();
var figures = new List<Figure>();
foreach (var (name, _, run) in chosen)
{
    Console.WriteLine($"{name} …");
    figures.AddRange(await run(site));
}
Figures.Print(figures);
return figures.TrueForAll(figure => figure.Reached) ? 0 : 1;
