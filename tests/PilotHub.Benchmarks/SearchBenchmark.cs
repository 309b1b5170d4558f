using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PilotHub.Benchmarks;

/// <summary>
/// Searches of a site with 10,000 cases whose texts and questions are real, beside a bare query on the same index; how soon a publication is
/// found, and how fast and large the index is. With <c>PILOTHUB_BENCHMARK_CASES</c> of another size.
/// </summary>
internal static class SearchBenchmark
{
    private const int Connections = 8;
    private const int Queries = 500;
    private const int Publications = 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private static int Cases { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PILOTHUB_BENCHMARK_CASES"), out var cases) ? cases : 10_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchmarkSite site)
    {
        if (TestCollection.FindNames() is not { Count: > 0 } names)
            return [new("search", "skipped: no texts in 'data/ir' of the folder 'shared' beside the repository", "–", "–", null)];
        var collections = names.Select(TestCollection.Read).ToList();
        string[] texts = [.. collections.SelectMany(collection => collection.Documents).Select(document => $"{document.Title} {Plain(document.Text)}").Where(text => text.Length > 100)];
        var data = await site.PrepareAsync(Cases, texts);
        var (rebuild, size, text) = await RebuildAsync(site, data, texts);
        var (hub, _) = await HubProcess.StartAsync(site.Published, data, samples: false);
        await using var _1 = hub;
        using var client = new HttpClient { BaseAddress = hub.Address, Timeout = TimeSpan.FromMinutes(5) };
        await ReadyAsync(client);
        string[] questions = [.. QuestionsOf(collections, texts).Select(Uri.EscapeDataString)];
        var first = await TimeAsync(client, $"/api/search?q={questions[0]}");
        var bare = await MeasureBareAsync(data, questions);
        var api = await new LoadDriver(hub.Address, Connections).RunAsync([.. questions.Select(question => $"/api/search?q={question}")], WarmUp, Duration);
        var page = await new LoadDriver(hub.Address, Connections).RunAsync([.. questions.Select(question => $"/search?q={question}")], WarmUp, Duration);
        var suggest = await new LoadDriver(hub.Address, Connections).RunAsync([.. BeginningsOf(texts).Select(typed => $"/api/suggest?q={Uri.EscapeDataString(typed)}")], WarmUp, Duration);
        var found = await PublishAsync(site, data, client);
        var (apiShare, pageShare) = (api.RequestsPerSecond / bare.RequestsPerSecond, page.RequestsPerSecond / bare.RequestsPerSecond);
        var (apiP99, pageP99) = Cases > 10_000 ? (60, 60) : (20, 25);
        var yardstick = $"bare query: {Figures.Rate(bare.RequestsPerSecond)}";
        return
        [
            new($"/api/search with facets and highlights, {Connections} connections, {Cases:N0} cases", $"{Figures.Rate(api.RequestsPerSecond)} = {Figures.Percent(apiShare)}", yardstick, "≥ 50 %", apiShare >= 0.5),
            new("its 99th percentile", $"{Figures.Milliseconds(api.P99)} (median {Figures.Milliseconds(api.Median)})", $"bare query: {Figures.Milliseconds(bare.P99)}", $"≤ {apiP99} ms", api.P99.TotalMilliseconds <= apiP99),
            new("/search as a full page", $"{Figures.Rate(page.RequestsPerSecond)} = {Figures.Percent(pageShare)}", yardstick, "≥ 35 %", pageShare >= 0.35),
            new("its 99th percentile", $"{Figures.Milliseconds(page.P99)} (median {Figures.Milliseconds(page.Median)})", "–", $"≤ {pageP99} ms", page.P99.TotalMilliseconds <= pageP99),
            new("/api/suggest", Figures.Rate(suggest.RequestsPerSecond), "–", "–", null),
            new("its 99th percentile", $"{Figures.Milliseconds(suggest.P99)} (median {Figures.Milliseconds(suggest.Median)})", "–", "≤ 5 ms", suggest.P99.TotalMilliseconds <= 5),
            new($"from the end of a publication by another process until it is found, the slowest of {Publications}", Figures.Milliseconds(found), "–", "≤ 1,000 ms", found.TotalSeconds <= 1),
            new("the first search after a start", Figures.Milliseconds(first), "–", "–", null),
            new("search index built anew", $"{Figures.Rate(Cases / rebuild.TotalSeconds)} cases", "–", "≥ 3,000/s", Cases / rebuild.TotalSeconds >= 3000),
            new("its size", $"{(double)size / text:0.00} × the text of {text / 1e6:0} MB", "–", "≤ 1.5 ×", size <= 1.5 * text),
        ];
    }

    // Half of them questions as people ask them, half two or three words; some misspelled.
    private static IEnumerable<string> QuestionsOf(List<TestCollection> collections, string[] texts)
    {
        var random = new Random(1);
        var questions = collections.SelectMany(collection => collection.Queries).Select(query => query.Text).ToArray();
        for (var i = 0; i < Queries; i++)
        {
            if (i % 2 == 0)
            {
                yield return questions[random.Next(questions.Length)];
                continue;
            }
            var words = texts[random.Next(texts.Length)].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4 && word.All(char.IsLetter)).ToArray();
            var some = string.Join(' ', words.Skip(random.Next(Math.Max(1, words.Length - 3))).Take(random.Next(1, 4)));
            yield return i % 10 == 1 && some.Length > 6 ? some.Remove(3, 1) : some;
        }
    }

    // What stands in the box after so many letters of a question.
    private static IEnumerable<string> BeginningsOf(string[] texts)
    {
        var random = new Random(2);
        for (var i = 0; i < Queries; i++)
        {
            var words = texts[random.Next(texts.Length)].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4 && word.All(char.IsLetter)).Take(3).ToArray();
            var text = string.Join(' ', words);
            yield return text[..Math.Min(text.Length, random.Next(2, 15))];
        }
    }

    private static async Task<TimeSpan> PublishAsync(BenchmarkSite site, string data, HttpClient client)
    {
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Publications; i++)
        {
            var word = $"neuigkeit{i}xyz";
            var recipe = site.DataPath($"publication-{i}.recipe.json");
            await CaseGenerator.WriteRecipeAsync(recipe, [CaseGenerator.Case(Cases + i, [$"{word} {word} {word}"])]);
            await HubProcess.RunCommandAsync(site.Published, data, "recipes", "run", recipe);
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var clock = Stopwatch.StartNew();
            while (!(await client.GetStringAsync(new Uri($"/api/search?q=%22{word}%22", UriKind.Relative))).Contains($"generated-{Cases + i}", StringComparison.Ordinal))
                await Task.Delay(5, patience.Token);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }
        return slowest;
    }

    private static string Plain(string text) => new([.. text.Select(c => char.IsLetterOrDigit(c) || ",.-".Contains(c, StringComparison.Ordinal) ? c : ' ')]);

    private static async Task<(TimeSpan Elapsed, long Size, long Text)> RebuildAsync(BenchmarkSite site, string data, string[] texts)
    {
        var index = Path.Combine(data, "index");
        if (Directory.Exists(index))
            Directory.Delete(index, recursive: true);
        var (hub, _) = await HubProcess.StartAsync(site.Published, data, samples: false);
        await using var _1 = hub;
        using var client = new HttpClient { BaseAddress = hub.Address, Timeout = TimeSpan.FromMinutes(5) };
        await ReadyAsync(client);
        // The second time, as by hand, nothing else starts at the same moment.
        var before = NewestIndex(index);
        var command = HubProcess.RunCommandAsync(site.Published, data, "index", "rebuild");
        while (NewestIndex(index) == before && !command.IsCompleted)
            await Task.Delay(5);
        var clock = Stopwatch.StartNew();
        await command;
        clock.Stop();
        var size = Directory.EnumerateFiles(NewestIndex(index)).Sum(file => new FileInfo(file).Length);
        return (clock.Elapsed, size, Enumerable.Range(0, Cases).Sum(number => TextOf(CaseGenerator.Case(number, texts))));
    }

    private static string NewestIndex(string folder) => Directory.GetDirectories(folder).OrderByDescending(Directory.GetCreationTimeUtc).First();

    // The letters of a case's texts, in bytes; names, numbers and the JSON around them do not count.
    private static long TextOf(byte[] item)
    {
        using var json = JsonDocument.Parse(item);
        return Count(json.RootElement, counts: false);

        static long Count(JsonElement element, bool counts) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Sum(property => Count(property.Value, property.Name is "Text" or "Markdown" or "Title")),
            JsonValueKind.Array => element.EnumerateArray().Sum(entry => Count(entry, counts)),
            JsonValueKind.String when counts => Encoding.UTF8.GetByteCount(element.GetString()!),
            _ => 0,
        };
    }

    private static async Task ReadyAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token);
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task<TimeSpan> TimeAsync(HttpClient client, string path)
    {
        var clock = Stopwatch.StartNew();
        _ = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        return clock.Elapsed;
    }

    private static async Task<LoadResult> MeasureBareAsync(string data, string[] questions)
    {
        var address = new Uri($"http://127.0.0.1:{HubProcess.FreePort()}");
        using var bare = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["bare-search", address.ToString(), NewestIndex(Path.Combine(data, "index"))]))!;
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            while (true)
            {
                try
                {
                    _ = await client.GetByteArrayAsync(new Uri("/?q=model", UriKind.Relative));
                    break;
                }
                catch (HttpRequestException) when (!bare.HasExited)
                {
                    await Task.Delay(20);
                }
            }
            return await new LoadDriver(address, Connections).RunAsync([.. questions.Select(question => $"/?q={question}")], WarmUp, Duration);
        }
        finally
        {
            bare.Kill();
            await bare.WaitForExitAsync();
        }
    }
}
