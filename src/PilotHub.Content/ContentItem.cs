using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilotHub.Content;

/// <summary>
/// One version of a content item in Orchard Core's shape: metadata, and everything else (parts, bags, JSON that nobody here
/// knows) as the JSON object <see cref="Content"/>. Immutable; an update returns a copy.
/// </summary>
public sealed record ContentItem
{
    internal static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    /// <summary>Identifies the item through all its versions; 1 to 26 characters.</summary>
    public required string ContentItemId { get; init; }

    /// <summary>Identifies this version; empty until the version is stored.</summary>
    public string ContentItemVersionId { get; init; } = "";

    /// <summary>The technical name of the item's type, such as <c>PilotCase</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The title as lists show it.</summary>
    public string DisplayText { get; init; } = "";

    /// <summary>Whether this is the newest version, the one an editor continues from.</summary>
    public bool Latest { get; init; }

    /// <summary>Whether this is the version readers see.</summary>
    public bool Published { get; init; }

    /// <summary>The user id of the person who answers for the item.</summary>
    public string? Owner { get; init; }

    /// <summary>The user name of the person who wrote this version.</summary>
    public string? Author { get; init; }

    /// <summary>When the item's first version was made, in UTC.</summary>
    public DateTime? CreatedUtc { get; init; }

    /// <summary>When this version was made, in UTC.</summary>
    public DateTime? ModifiedUtc { get; init; }

    /// <summary>When the item was last published, in UTC.</summary>
    public DateTime? PublishedUtc { get; init; }

    /// <summary>The item's parts by name, always a JSON object.</summary>
    public JsonElement Content { get; init; } = EmptyObject;

    /// <summary>The part or bag of that name, or null.</summary>
    public JsonElement? Part(string name) =>
        Content.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    /// <summary>The value at a path below the item, such as <c>("PilotCase", "Vendor", "Text")</c>, or null.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> path)
    {
        var element = Content;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    /// <summary>The string at a path, or null where there is none or it is not a string.</summary>
    public string? Text(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The items contained in the bag of that name, in their order; empty where there is no such bag.</summary>
    public IReadOnlyList<ContentItem> Bag(string name) => ContentItemJson.ReadContained(Part(name));

    /// <summary>A copy whose part <paramref name="name"/> is <paramref name="value"/>; null removes the part.</summary>
    public ContentItem WithPart(string name, JsonNode? value)
    {
        var content = ToNode();
        if (value is null)
            content.Remove(name);
        else
            content[name] = value;
        return WithContent(content);
    }

    /// <summary>A copy in which the field <paramref name="field"/> of <paramref name="part"/> is <paramref name="value"/>; null removes it.</summary>
    public ContentItem WithField(string part, string field, JsonNode? value)
    {
        var content = ToNode();
        if (content[part] is not JsonObject target)
            content[part] = target = [];
        if (value is null)
            target.Remove(field);
        else
            target[field] = value;
        return WithContent(content);
    }

    /// <summary>A copy whose bag <paramref name="name"/> holds <paramref name="items"/>.</summary>
    public ContentItem WithBag(string name, IEnumerable<ContentItem> items) => WithPart(name, new JsonObject
    {
        ["ContentItems"] = new JsonArray([.. items.Select(item => JsonNode.Parse(ContentItemJson.Write(item)))]),
    });

    private JsonObject ToNode() => JsonObject.Create(Content)!.DeepClone().AsObject();

    private ContentItem WithContent(JsonObject content) => this with { Content = JsonSerializer.SerializeToElement(content) };
}
