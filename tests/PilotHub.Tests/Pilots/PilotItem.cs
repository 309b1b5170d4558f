using System.Text.Json.Nodes;
using PilotHub.Content;

namespace PilotHub.Tests.Pilots;

/// <summary>Builds pilot case items for tests, field by field.</summary>
internal sealed class PilotItem
{
    private ContentItem _item = new() { ContentItemId = "4case00000000000000000000a", ContentType = "PilotCase", DisplayText = "Meeting notes" };

    public static PilotItem New => new();

    public PilotItem Id(string id) => Change(item => item with { ContentItemId = id });

    public PilotItem Title(string title) => Change(item => (item with { DisplayText = title }).WithPart("TitlePart", new JsonObject { ["Title"] = title }));

    public PilotItem Published(DateTime at) => Change(item => item with { PublishedUtc = at });

    public PilotItem Text(string field, string value) => Field(field, "Text", value);

    public PilotItem Markdown(string field, string value) => Field(field, "Markdown", value);

    public PilotItem Value(string field, JsonNode value) => Field(field, "Value", value);

    public PilotItem Users(string field, params string[] ids) => Field(field, "UserIds", List(ids));

    public PilotItem Terms(string field, params string[] ids) => Field(field, "TermContentItemIds", List(ids));

    public PilotItem Items(string field, params string[] ids) => Field(field, "ContentItemIds", List(ids));

    public PilotItem Values(string field, params string[] values) => Field(field, "Values", List(values));

    public PilotItem Json(string field, string json) => Change(item => item.WithField("PilotCase", field, JsonNode.Parse(json)));

    public PilotItem Part(string name, string json) => Change(item => item.WithPart(name, JsonNode.Parse(json)));

    /// <summary>Adds an item to a bag; <paramref name="fields"/> is the JSON of its own part.</summary>
    public PilotItem Add(string bag, string type, string fields) => Change(item => item.WithBag(bag, item.Bag(bag).Append(new ContentItem
    {
        ContentItemId = $"4{bag.ToLowerInvariant()}{item.Bag(bag).Count}",
        ContentType = type,
    }.WithPart(type, JsonNode.Parse(fields)))));

    public ContentItem Build() => _item;

    private PilotItem Field(string field, string property, JsonNode value) =>
        Change(item => item.WithField("PilotCase", field, new JsonObject { [property] = value }));

    private PilotItem Change(Func<ContentItem, ContentItem> change)
    {
        _item = change(_item);
        return this;
    }

    private static JsonArray List(string[] values) => [.. values.Select(value => JsonValue.Create(value))];
}
