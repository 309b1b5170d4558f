using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content;

namespace PilotHub.Web.Import;

/// <summary>An item in a bag that is being made from a row.</summary>
internal sealed class BagDraft(string bag, string contentType, string contentItemId)
{
    public string Bag { get; } = bag;

    public string ContentType { get; } = contentType;

    public string ContentItemId { get; } = contentItemId;
}

/// <summary>A value in its place, with the texts it was made from.</summary>
internal sealed record PlacedValue(BagDraft? Owner, PlannedField Field, IReadOnlyList<JsonNode> Values, string Text);

/// <summary>The content of an item that is being made from a row. What turns out not to fit can be taken out again.</summary>
internal sealed class ItemDraft
{
    private readonly List<PlacedValue> _values = [];

    /// <summary>Puts a value in its place.</summary>
    public void Add(PlacedValue value) => _values.Add(value);

    /// <summary>Takes a value out; with the last value that is required in it, an item in a bag goes too.</summary>
    public void Remove(PlacedValue value) =>
        _values.RemoveAll(other => other == value || (value.Owner is not null && other.Owner == value.Owner && value.Field.Target.IsEssential));

    /// <summary>The content, and by their paths the values in it.</summary>
    public (JsonElement Content, IReadOnlyDictionary<string, PlacedValue> ByPath) Compose()
    {
        var content = new JsonObject();
        var byPath = new Dictionary<string, PlacedValue>();
        var bags = new Dictionary<BagDraft, (JsonObject Item, string Path)>();
        foreach (var value in _values)
        {
            var (owner, prefix) = value.Owner is { } bag ? FindOrAdd(bag) : (content, "");
            var target = value.Field.Target;
            if (owner[target.Part] is not JsonObject part)
                owner[target.Part] = part = [];
            if (target.Field is null)
                part[target.Property] = value.Values[0].DeepClone();
            else
                part[target.Field] = Write(target, value.Values);
            byPath[prefix + target.Path] = value;
        }
        return (JsonSerializer.SerializeToElement(content), byPath);

        (JsonObject Item, string Path) FindOrAdd(BagDraft bag)
        {
            if (bags.TryGetValue(bag, out var known))
                return known;
            if (content[bag.Bag]?["ContentItems"] is not JsonArray items)
                content[bag.Bag] = new JsonObject { ["ContentItems"] = items = [] };
            var item = new JsonObject { [nameof(ContentItem.ContentItemId)] = bag.ContentItemId, [nameof(ContentItem.ContentType)] = bag.ContentType };
            var added = (item, $"{bag.Bag}.ContentItems[{items.Count}].");
            items.Add(item);
            bags.Add(bag, added);
            return added;
        }
    }

    private static JsonObject Write(ImportTarget target, IReadOnlyList<JsonNode> values) => target.Kind switch
    {
        TargetKind.Texts or TargetKind.Users => new() { [target.Property] = List(values) },
        TargetKind.Terms => new() { ["TaxonomyContentItemId"] = target.TaxonomyId, [target.Property] = List(values) },
        _ => new() { [target.Property] = values[0].DeepClone() },
    };

    private static JsonArray List(IReadOnlyList<JsonNode> values) => [.. values.Select(value => value.DeepClone())];
}
