using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data;
using PilotHub.Recipes;

namespace PilotHub.Benchmarks;

/// <summary>A recipe with 10,000 cases, run as the command line runs it, beside raw inserts of the same JSON; the best of three, after a warm-up.</summary>
internal static class ImportBenchmark
{
    private const int Cases = 10_000;
    private const int WarmUpCases = 1_000;
    private const int Rounds = 3;

    private static readonly UserAccount Admin = new("benchmark-admin", "benchmark");

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchmarkSite site)
    {
        await MeasureAsync(site, "import-warm-up", WarmUpCases);
        var (import, raw) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (imported, inserted) = await MeasureAsync(site, $"import-{round}", Cases);
            (import, raw) = (imported < import ? imported : import, inserted < raw ? inserted : raw);
        }
        var (importRate, rawRate) = (Cases / import.TotalSeconds, Cases / raw.TotalSeconds);
        var share = importRate / rawRate;
        return
        [
            new($"recipe import, {Cases:N0} generated cases", $"{Figures.Rate(importRate)} = {Figures.Percent(share)}",
                $"raw SQLite inserts of the same JSON: {Figures.Rate(rawRate)}", "≥ 10 %, ≥ 1,000/s", share >= 0.1 && importRate >= 1000),
        ];
    }

    private static async Task<(TimeSpan Import, TimeSpan Raw)> MeasureAsync(BenchmarkSite site, string name, int count)
    {
        var folder = Directory.CreateDirectory(site.DataPath(name)).FullName;
        var recipe = Path.Combine(folder, "cases.recipe.json");
        await CaseGenerator.WriteRecipeAsync(recipe, count);
        var raw = await RawInserts.RunAsync(Path.Combine(folder, "raw.db"), [.. Enumerable.Range(0, count).Select(number => CaseGenerator.Case(number))]);
        var import = await ImportAsync(folder, recipe, count);
        Directory.Delete(folder, recursive: true);
        return (import, raw);
    }

    private static async Task<TimeSpan> ImportAsync(string folder, string recipe, int count)
    {
        await using var services = new ServiceCollection().AddPilotHubData(new() { DataPath = folder }).BuildServiceProvider();
        await services.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None);
        var store = services.GetRequiredService<IContentStore>();
        await using (var transaction = await store.BeginAsync(ContentActor.System("benchmark"), CancellationToken.None))
        {
            await transaction.WriteUserAsync(Admin, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        var recipes = Path.Combine(Repository.Root, "recipes");
        var runner = new RecipeRunner(store, services.GetRequiredService<IMediaStore>(), new RecipeCatalog(recipes), TimeProvider.System);
        await RunAsync(runner, Path.Combine(recipes, "pilothub.setup.recipe.json"));

        GC.Collect();
        var clock = Stopwatch.StartNew();
        await RunAsync(runner, recipe);
        clock.Stop();

        var page = await store.ListAsync(new(["PilotCase"]) { Take = 1 }, CancellationToken.None);
        if (page.Total != count)
            throw new InvalidOperationException($"{page.Total} of {count} cases arrived.");
        return clock.Elapsed;
    }

    private static async Task RunAsync(RecipeRunner runner, string recipe)
    {
        var result = await runner.RunFileAsync(recipe, new()
        {
            Actor = new(Admin.UserId, Admin.UserName, "benchmark"),
            Parameters = new Dictionary<string, string>
            {
                ["AdminUserId"] = Admin.UserId,
                ["AdminUsername"] = Admin.UserName,
                ["AdminEmail"] = "",
                ["SiteName"] = "Benchmark",
            },
        }, null, CancellationToken.None);
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join('\n', result.Errors.Concat(result.Steps.SelectMany(step => step.Errors))));
    }
}
