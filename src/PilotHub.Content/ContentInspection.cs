using System.Text.Json;
using PilotHub.Content.Definitions;
using PilotHub.Content.Fields;
using PilotHub.Content.Parts;

namespace PilotHub.Content;

/// <summary>A value of an item that the store can filter and sort by: <c>PilotCase.Stage</c> is <c>Running</c>, or <c>PilotCase.StrategicPotential</c> is 4.</summary>
public sealed record ContentIndexEntry(string Path, string? Text, decimal? Number);

/// <summary>What a reference points to.</summary>
public enum ContentReferenceKind
{
    /// <summary>A user account, by user id.</summary>
    User,

    /// <summary>A taxonomy term, by content item id.</summary>
    Term,

    /// <summary>Another content item, by content item id.</summary>
    Item,
}

/// <summary>Something outside the item that it names; whether it exists only the store can tell.</summary>
public sealed record ContentReference(ContentReferenceKind Kind, string TargetId, string Path, string? TaxonomyId = null);

/// <summary>One walk through an item along its definition: what is wrong with it, what of it is indexed and what it refers to.</summary>
public sealed class ContentInspection
{
    /// <summary>Codes of errors about things the definition does not know, which a lenient import keeps as they are.</summary>
    public const string UnknownPart = "part.unknown", UnknownField = "field.unknown", UnknownProperty = "property.unknown";

    private readonly ContentDefinitions _definitions;
    private readonly List<ContentError> _errors = [];
    private readonly List<ContentIndexEntry> _index = [];
    private readonly List<ContentReference> _references = [];

    private ContentInspection(ContentDefinitions definitions) => _definitions = definitions;

    /// <summary>What is wrong; empty for a valid item.</summary>
    public IReadOnlyList<ContentError> Errors => _errors;

    /// <summary>The values to filter and sort by.</summary>
    public IReadOnlyList<ContentIndexEntry> Index => _index;

    /// <summary>The users, terms and items that are named.</summary>
    public IReadOnlyList<ContentReference> References => _references;

    /// <summary>Inspects <paramref name="item"/> and everything in its bags and terms.</summary>
    public static ContentInspection Of(ContentItem item, ContentDefinitions definitions)
    {
        var inspection = new ContentInspection(definitions);
        inspection.Visit(item, "", contained: false);
        return inspection;
    }

    internal void Fail(string path, string code, string message) => _errors.Add(new(path, code, message));

    internal void AddToIndex(string path, string text) => _index.Add(new(path, text, null));

    internal void Refer(ContentReference reference) => _references.Add(reference);

    internal void Visit(ContentItem item, string prefix, bool contained)
    {
        var path = new ContentPath(prefix);
        // A contained item gets its id when it is stored.
        if (!(contained && item.ContentItemId.Length == 0) && !ContentItemIds.IsValid(item.ContentItemId))
            Fail(path / nameof(item.ContentItemId), "id", $"'{item.ContentItemId}' is not an identifier: 1 to 26 letters, digits, hyphens or underscores.");
        if (item.ContentItemVersionId.Length > 0 && !ContentItemIds.IsValid(item.ContentItemVersionId))
            Fail(path / nameof(item.ContentItemVersionId), "id", $"'{item.ContentItemVersionId}' is not an identifier: 1 to 26 letters, digits, hyphens or underscores.");
        if (_definitions.Type(item.ContentType) is not { } type)
        {
            Fail(path / nameof(item.ContentType), "type.unknown", $"There is no content type '{item.ContentType}'.");
            return;
        }
        foreach (var attached in type.Parts)
        {
            if (item.Part(attached.Name) is not { } part)
                ContentParts.CheckMissing(this, attached, path / attached.Name, item);
            else if (part.ValueKind != JsonValueKind.Object)
                Fail(path / attached.Name, "part.kind", $"Must be an object, not {ContentItemJson.Kind(part)}.");
            else
                ContentParts.Visit(this, attached, part, path / attached.Name, item);
            VisitFields(attached, item.Part(attached.Name) ?? ContentItem.EmptyObject, path / attached.Name, contained);
        }
        foreach (var part in item.Content.EnumerateObject())
        {
            if (type.Part(part.Name) is null && !ContentParts.MayBeWelded(part.Name, contained) && !ContentItemJson.IsMetadata(part.Name))
                Fail(path / part.Name, UnknownPart, $"The type '{type.Name}' has no part '{part.Name}'.");
        }
    }

    private void VisitFields(ContentTypePartDefinition attached, JsonElement part, string path, bool contained)
    {
        if (_definitions.Part(attached.PartName) is not { } definition || part.ValueKind != JsonValueKind.Object)
            return;
        // Along what the item has, not along what it could have: most fields of most items are empty.
        foreach (var property in part.EnumerateObject())
        {
            if (definition.Field(property.Name) is { } field)
                VisitField(attached, field, property.Value, $"{path}.{field.Name}", contained);
            else if (!ContentParts.IsKnown(attached.PartName))
                Fail($"{path}.{property.Name}", UnknownField, $"The part '{definition.Name}' has no field '{property.Name}'.");
        }
        foreach (var field in definition.Fields)
        {
            if (field.Required && !part.TryGetProperty(field.Name, out _))
                VisitField(attached, field, ContentItem.EmptyObject, $"{path}.{field.Name}", contained);
        }
    }

    private void VisitField(ContentTypePartDefinition attached, ContentPartFieldDefinition field, JsonElement value, string path, bool contained)
    {
        var kind = ContentFields.Of(field.FieldName);
        if (value.ValueKind == JsonValueKind.Null)
            value = ContentItem.EmptyObject;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail(path, "field.kind", $"A {field.FieldName} must be an object such as {kind.Example}, not {ContentItemJson.Excerpt(value)}.");
            return;
        }
        foreach (var property in value.EnumerateObject())
        {
            if (!kind.Properties.Contains(property.Name))
                Fail($"{path}.{property.Name}", UnknownProperty, $"A {field.FieldName} has no '{property.Name}', only {string.Join(", ", kind.Properties)}.");
        }
        kind.Check(this, field, value, path);
        if (!contained)
            _index.AddRange(kind.Index(field, value).Select(entry => entry with { Path = $"{attached.Name}.{field.Name}" }));
    }

    private readonly record struct ContentPath(string Prefix)
    {
        public static string operator /(ContentPath path, string name) => path.Prefix.Length == 0 ? name : $"{path.Prefix}.{name}";
    }
}
