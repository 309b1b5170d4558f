using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilotHub.BrowserTests;

/// <summary>A case or page whose texts are script injections, and what its page must show of them, letter for letter.</summary>
internal sealed record HostileItem(string Path, string Title, IReadOnlyList<string> Statements);

/// <summary>A site whose texts somebody has filled with script injections: every text, Markdown and link of its cases and pages is one.</summary>
internal sealed class HostileSite : IAsyncDisposable
{
    // A page with this many is as long as a page gets; more would test the browser's patience.
    private const int PayloadsOfAnItem = 250;

    private readonly HubSite _site;

    private HostileSite(HubSite site, IReadOnlyList<HostileItem> items) => (_site, Items) = (site, items);

    public Uri Address => _site.Address;

    public IReadOnlyList<HostileItem> Items { get; }

    public static async Task<HostileSite> StartAsync(IEnumerable<string> payloads)
    {
        var items = new List<HostileItem>();
        var content = new JsonArray();
        foreach (var chunk in payloads.Select(Storable).Where(payload => payload.Length > 0).Distinct().Chunk(PayloadsOfAnItem))
        {
            content.Add(CaseOf(chunk, items));
            content.Add(PageOf(chunk, items));
        }
        var recipe = Path.Combine(Directory.CreateTempSubdirectory("pilothub-hostile-").FullName, "hostile.recipe.json");
        await File.WriteAllTextAsync(recipe, new JsonObject
        {
            ["name"] = "hostile",
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "Content", ["Data"] = content }),
        }.ToJsonString());
        try
        {
            return new(await HubSite.StartAsync(settings: ["--PilotHub:Setup:Recipes", $"pilothub.setup,{recipe}"]), items);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(recipe)!, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // Half a surrogate pair is no text, and HTML has no way to write most control characters.
    private static string Storable(string payload) => new string([.. payload.Where(c => !char.IsSurrogate(c) && (!char.IsControl(c) || char.IsWhiteSpace(c)) && c != '\u0085')]).Trim();

    private static JsonObject CaseOf(string[] payloads, List<HostileItem> items)
    {
        var next = 0;
        var (id, path) = ($"case-hostile-{items.Count:D13}", $"cases/hostile-{items.Count}");
        items.Add(new("/" + path, Short(payloads[0]), payloads));
        var pilot = new JsonObject { ["Stage"] = Choice("Adopted"), ["Visibility"] = Choice("Organisation"), ["AiClass"] = Choice("NLP"), ["StrategicPotential"] = Number(3) };
        foreach (var name in (string[])["Summary", "PotentialRationale", "ScaleIf", "StopIf", "Vendor", "Model", "HumanReviewHow", "DataSources", "AiActJustification", "ReuseLicence"])
            pilot[name] = Text(Next());
        foreach (var name in (string[])["Goal", "Hypothesis", "Method", "DoDifferently", "PeopleImpact", "DecisionRationale", "ReusePreconditions"])
            pilot[name] = Markdown(InEveryPlace(Next()));
        pilot["Decision"] = Choice("Scale");
        return Item(id, "PilotCase", Short(payloads[0]), path, new()
        {
            ["PilotCase"] = pilot,
            ["Learnings"] = Bag("Learning", payloads, payload => new()
            {
                ["Kind"] = Choice("Worked"),
                ["Statement"] = Text(payload),
                ["Context"] = Markdown(InEveryPlace(payload)),
                ["AppliesWhen"] = Text(payload),
            }),
            ["Metrics"] = Bag("Metric", payloads.Take(10), payload => new() { ["Name"] = Text(payload), ["Unit"] = Text(payload), ["Baseline"] = Number(1), ["Target"] = Number(3), ["Actual"] = Number(2) }),
            ["Risks"] = Bag("Risk", payloads.Take(10), payload => new() { ["Name"] = Text(payload), ["Likelihood"] = Number(2), ["Impact"] = Number(3), ["Mitigation"] = Text(payload) }),
            ["Benefits"] = Bag("Benefit", payloads.Take(10), payload => new() { ["Kind"] = Choice("Time"), ["Description"] = Text(payload), ["Unit"] = Text(payload), ["Projected"] = Number(1) }),
            ["ReuseKit"] = Bag("ReuseArtefact", payloads, payload => new()
            {
                ["Name"] = Text(payload),
                ["Kind"] = Choice("Code"),
                ["Text"] = Markdown(payload),
                ["Link"] = new JsonObject { ["Url"] = $"https://example.test/?q={Uri.EscapeDataString(payload)}#'\"><", ["Text"] = payload },
            }),
            ["StageEvents"] = Bag("StageEvent", payloads.Take(3), payload => new() { ["From"] = Choice("Idea"), ["To"] = Choice("Running"), ["Reason"] = Text(payload) }),
        });

        string Next() => payloads[next++ % payloads.Length];
    }

    private static JsonObject PageOf(string[] payloads, List<HostileItem> items)
    {
        var (id, path) = ($"page-hostile-{items.Count:D13}", $"hostile-page-{items.Count}");
        items.Add(new("/" + path, Short(payloads[^1]), []));
        return Item(id, "Page", Short(payloads[^1]), path, new()
        {
            ["MarkdownBodyPart"] = Markdown(string.Join("\n\n", payloads.Select(InEveryPlace))),
            ["Page"] = new JsonObject { ["Summary"] = Text(Short(payloads[0])) },
        });
    }

    /// <summary>The places of a Markdown text that become an attribute or an element of their own.</summary>
    private static string InEveryPlace(string payload) =>
        $"{payload}\n\n[link](<{payload}> \"{payload}\") ![image](<{payload}>)\n\n> {payload}\n\n- {payload}\n\n`{payload}`\n\n```{payload}\n{payload}\n```";

    private static JsonObject Item(string id, string type, string title, string path, JsonObject parts)
    {
        var item = new JsonObject { ["ContentItemId"] = id, ["ContentType"] = type, ["DisplayText"] = title, ["Latest"] = true, ["Published"] = true };
        item["TitlePart"] = new JsonObject { ["Title"] = title };
        item["AutoroutePart"] = new JsonObject { ["Path"] = path };
        foreach (var (name, part) in parts.ToList())
        {
            parts.Remove(name);
            item[name] = part;
        }
        return item;
    }

    private static JsonObject Bag(string type, IEnumerable<string> payloads, Func<string, JsonObject> part) => new()
    {
        ["ContentItems"] = new JsonArray([.. payloads.Select((payload, index) => new JsonObject
        {
            ["ContentItemId"] = $"{type.ToLowerInvariant()}-".PadRight(20, '0') + index.ToString("D6", System.Globalization.CultureInfo.InvariantCulture),
            ["ContentType"] = type,
            [type] = part(payload),
        })]),
    };

    // What a summary may be long is the shortest limit of all texts; a recipe would run what begins as an expression.
    public static string Short(string payload) => payload.Length <= 280 ? payload : payload[..280].Trim();

    private static JsonObject Text(string text) => new() { ["Text"] = Short(text) };

    private static JsonObject Choice(string value) => new() { ["Text"] = value };

    private static JsonObject Markdown(string text) => new() { ["Markdown"] = text };

    private static JsonObject Number(int value) => new() { ["Value"] = JsonValue.Create(value) };
}
