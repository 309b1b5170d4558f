using System.Globalization;
using System.Text.Json;

namespace PilotHub.Benchmarks;

/// <summary>
/// How well the running product ranks: the documents of a collection become published pages, every question is asked through the API, and
/// what comes back is held against people's judgments.
/// </summary>
internal static class QualityBenchmark
{
    private const int Size = 100;

    /// <summary>The command: <c>[COLLECTION…] [--save FILE] [--against FILE]</c>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var (names, save, against) = (new List<string>(), default(string), default(string));
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--save" when i + 1 < arguments.Count: save = arguments[++i]; break;
                case "--against" when i + 1 < arguments.Count: against = arguments[++i]; break;
                case var name: names.Add(name); break;
            }
        }
        var known = TestCollection.FindNames();
        if (known.Count == 0)
        {
            Console.WriteLine("Skipped: there are no collections in 'data/ir' of the folder 'shared' beside the repository; PILOTHUB_SHARED may say where that is.");
            return 0;
        }
        if (names.Except(known).ToList() is { Count: > 0 } unknown)
        {
            Console.Error.WriteLine($"No such collection: {string.Join(", ", unknown)}. There are {string.Join(", ", known)}.");
            return 2;
        }
        var before = against is null ? null : JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, RankingMeasures>>>(await File.ReadAllTextAsync(against));
        var run = new Dictionary<string, Dictionary<string, RankingMeasures>>();
        using var site = await BenchmarkSite.CreateAsync(publish: true);
        Console.WriteLine("| collection | questions | nDCG@10 | MRR@10 | Recall@100 |" + (before is null ? "" : " nDCG@10 against the saved run (95 %) |"));
        Console.WriteLine("|---|---|---|---|---|" + (before is null ? "" : "---|"));
        foreach (var name in names.Count > 0 ? names : [.. known])
        {
            var answers = run[name] = await AskAsync(site, TestCollection.Read(name));
            Console.WriteLine($"| {name} | {answers.Count} | {Mean(answer => answer.Ndcg10)} | {Mean(answer => answer.Mrr10)} | {Mean(answer => answer.Recall100)} |{Compare(before?.GetValueOrDefault(name), answers)}");

            string Mean(Func<RankingMeasures, double> measure) => answers.Values.Average(measure).ToString("0.000", CultureInfo.InvariantCulture);
        }
        if (save is not null)
            await File.WriteAllTextAsync(save, JsonSerializer.Serialize(run));
        return 0;
    }

    private static string Compare(Dictionary<string, RankingMeasures>? before, Dictionary<string, RankingMeasures> after)
    {
        if (before is null)
            return "";
        var both = before.Keys.Intersect(after.Keys).ToList();
        if (both.Count == 0)
            return " – |";
        var (difference, low, high) = RankingMeasures.Compare([.. both.Select(id => before[id].Ndcg10)], [.. both.Select(id => after[id].Ndcg10)]);
        return string.Create(CultureInfo.InvariantCulture, $" {difference:+0.000;-0.000} ({low:+0.000;-0.000} to {high:+0.000;-0.000}) |");
    }

    private static async Task<Dictionary<string, RankingMeasures>> AskAsync(BenchmarkSite site, TestCollection collection)
    {
        var data = site.DataPath(collection.Name);
        string[] settings = ["--PilotHub:Setup:Recipes", "pilothub.setup"];
        var (empty, _) = await HubProcess.StartAsync(site.Published, data, samples: false, settings);
        await empty.DisposeAsync();
        var recipe = data + ".recipe.json";
        await collection.WriteRecipeAsync(recipe);
        await HubProcess.RunCommandAsync(site.Published, data, "recipes", "run", recipe);
        var (hub, _) = await HubProcess.StartAsync(site.Published, data, samples: false, settings);
        await using var _1 = hub;
        using var client = new HttpClient { BaseAddress = hub.Address };
        await WaitForAsync(client, collection.Documents.Count);
        var numbers = Enumerable.Range(0, collection.Documents.Count).ToDictionary(TestCollection.PathOf, number => collection.Documents[number].Id);
        var answers = new Dictionary<string, RankingMeasures>();
        foreach (var query in collection.Queries)
        {
            using var answer = JsonDocument.Parse(await client.GetStreamAsync(new Uri($"/api/search?q={Uri.EscapeDataString(query.Text)}&size={Size}", UriKind.Relative)));
            var ranking = answer.RootElement.GetProperty("hits").EnumerateArray().Select(hit => numbers.GetValueOrDefault(hit.GetProperty("url").GetString()!, ""));
            answers[query.Id] = RankingMeasures.Of([.. ranking], collection.Judgments[query.Id]);
        }
        return answers;
    }

    private static async Task WaitForAsync(HttpClient client, int documents)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/api/search?type=Page&size=1", UriKind.Relative), patience.Token);
            if (answer.IsSuccessStatusCode)
            {
                using var found = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(patience.Token));
                if (found.RootElement.GetProperty("total").GetInt32() >= documents)
                    return;
            }
            await Task.Delay(100, patience.Token);
        }
    }
}
