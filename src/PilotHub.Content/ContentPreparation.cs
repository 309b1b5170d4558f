using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Definitions;
using PilotHub.Content.Routing;
using PilotHub.Content.Store;

namespace PilotHub.Content;

/// <summary>An item made ready to be stored, the path it will live at, if its type has paths, and why it cannot live there, if so.</summary>
internal sealed record PreparedItem(ContentItem Item, string? Path, ContentError? Error);

/// <summary>An item to make ready, and the version that it replaces, if any.</summary>
internal sealed record PreparationRequest(ContentItem Item, ContentItem? Current)
{
    /// <summary>Whether the item will live at its path at once, as a draft beside a published version does not.</summary>
    public bool Claims { get; init; } = true;

    /// <summary>Whether the address that the item gives is meant, even where it is the one that was made from the former title.</summary>
    public bool GivesPath { get; init; }
}

/// <summary>Fills in what a new version does not say itself: display text, ids of contained items, and an address nobody else has.</summary>
internal sealed class ContentPreparation(IContentReader reader)
{
    /// <summary>Prepares items. Paths are unique also among the items of one call.</summary>
    public async Task<IReadOnlyList<PreparedItem>> PrepareAsync(
        IReadOnlyList<PreparationRequest> requests, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var claimed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var filled = requests.Select(request => Fill(request, definitions)).ToList();
        var routes = await FindAsync(filled.Select(item => item.Path).OfType<string>(), cancellationToken);
        var prepared = new List<PreparedItem>(filled.Count);
        foreach (var ((item, wanted, generated), claims) in filled.Zip(requests, (entry, request) => (entry, request.Claims)))
        {
            if (wanted is not { } path)
            {
                prepared.Add(new(item, null, null));
                continue;
            }
            ContentError? error = null;
            if (OwnerOf(path, routes, claimed) is { } owner && owner != item.ContentItemId)
            {
                if (generated)
                    path = await FindFreeAsync(path, item.ContentItemId, claimed, cancellationToken);
                else if (claims)
                    error = new("AutoroutePart.Path", "route.taken", $"The address '{path}' belongs to item {owner}.");
            }
            if (claims)
                claimed.TryAdd(path, item.ContentItemId);
            prepared.Add(new(item.Text("AutoroutePart", "Path") == path ? item : item.WithField("AutoroutePart", "Path", path), path, error));
        }
        return prepared;
    }

    private static (ContentItem Item, string? Path, bool Generated) Fill(PreparationRequest request, ContentDefinitions definitions)
    {
        var (item, current) = request;
        item = item with { DisplayText = item.Text("TitlePart", "Title") is { Length: > 0 } title ? title : item.DisplayText };
        item = ContainedItemIds.Fill(item);
        if (definitions.Type(item.ContentType)?.Parts.FirstOrDefault(part => part.PartName == "AutoroutePart") is not { } autoroute)
            return (item, null, false);
        var given = item.Text("AutoroutePart", "Path");
        var pattern = AutoroutePattern.TryParse(autoroute.Settings.Text("AutoroutePartSettings", "Pattern") ?? "", out var parsed)
            ? parsed
            : new AutoroutePattern("", "");
        // An address that was made from the title follows it; one that somebody chose stays.
        var followsTitle = current is not null && current.DisplayText != item.DisplayText
            && (string.IsNullOrEmpty(given) || (!request.GivesPath && given == current.Text("AutoroutePart", "Path")))
            && IsMadeFrom(current.Text("AutoroutePart", "Path"), pattern.PathOf(current.DisplayText));
        if (!string.IsNullOrEmpty(given) && !followsTitle)
            return (item, AutoroutePattern.Normalize(given), false);
        if (!followsTitle && current?.Text("AutoroutePart", "Path") is { Length: > 0 } kept)
            return (item, kept, false);
        var path = pattern.PathOf(item.DisplayText);
        return (item, AutoroutePattern.IsAllowed(path) ? path : path + "-page", true);
    }

    private static bool IsMadeFrom(string? path, string generated) =>
        path == generated || (path?.StartsWith(generated + "-", StringComparison.Ordinal) == true && path[(generated.Length + 1)..].All(char.IsAsciiDigit));

    private async Task<string> FindFreeAsync(string path, string contentItemId, Dictionary<string, string> claimed, CancellationToken cancellationToken)
    {
        for (int from = 2, count = 16; ; from += count, count = Math.Min(count * 2, 512))
        {
            var candidates = Enumerable.Range(from, count).Select(number => $"{path}-{number}").ToList();
            var routes = await FindAsync(candidates, cancellationToken);
            if (candidates.Find(candidate => (OwnerOf(candidate, routes, claimed) ?? contentItemId) == contentItemId) is { } free)
                return free;
        }
    }

    private async Task<IReadOnlyDictionary<string, ContentRoute>> FindAsync(IEnumerable<string> paths, CancellationToken cancellationToken) =>
        await reader.FindRoutesAsync([.. paths.Distinct(StringComparer.OrdinalIgnoreCase)], cancellationToken);

    private static string? OwnerOf(string path, IReadOnlyDictionary<string, ContentRoute> routes, Dictionary<string, string> claimed) =>
        claimed.GetValueOrDefault(path) ?? routes.GetValueOrDefault(path)?.ContentItemId;
}

/// <summary>Gives items in bags and terms in taxonomies an id of their own where they came without one.</summary>
internal static class ContainedItemIds
{
    public static ContentItem Fill(ContentItem item)
    {
        if (!HasMissing(item.Content))
            return item;
        var content = JsonObject.Create(item.Content)!.DeepClone();
        Fill(content, item.ContentItemId);
        return item with { Content = JsonSerializer.SerializeToElement(content) };
    }

    // A contained item is any object with a ContentType; items sit only in lists, whatever their part calls it.
    private static bool HasMissing(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (element.TryGetProperty("ContentType", out _) && !element.TryGetProperty("ContentItemId", out _))
            || element.EnumerateObject().Any(property => HasMissing(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasMissing),
        _ => false,
    };

    private static void Fill(JsonNode? node, string seed)
    {
        if (node is JsonObject item)
        {
            if (item.ContainsKey("ContentType") && !item.ContainsKey("ContentItemId"))
                item.Insert(0, "ContentItemId", ContentItemIds.Derived(seed));
            foreach (var (name, value) in item.ToList())
                Fill(value, $"{seed}/{name}");
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
                Fill(list[i], $"{seed}/{i}");
        }
    }
}
