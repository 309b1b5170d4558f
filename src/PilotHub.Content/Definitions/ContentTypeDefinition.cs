using System.Collections.Frozen;
using System.Text.Json;

namespace PilotHub.Content.Definitions;

/// <summary>A content type: the parts that its items are made of, in Orchard Core's shape.</summary>
public sealed record ContentTypeDefinition(string Name, string DisplayName, DefinitionSettings Settings, IReadOnlyList<ContentTypePartDefinition> Parts)
{
    /// <summary>The type's name in the language of <paramref name="culture"/>, English where it has none of its own.</summary>
    public string DisplayNameIn(string culture) => Settings.German("PilotHubTypeSettings", culture, "DisplayName") ?? DisplayName;

    /// <summary>Whether people can make items of this type.</summary>
    public bool Creatable => Settings.Flag("ContentTypeSettings", "Creatable");

    /// <summary>Whether items of this type appear in lists.</summary>
    public bool Listable => Settings.Flag("ContentTypeSettings", "Listable");

    /// <summary>Whether an item can have a draft beside its published version.</summary>
    public bool Draftable => Settings.Flag("ContentTypeSettings", "Draftable");

    /// <summary>The part attached under that name, or null.</summary>
    public ContentTypePartDefinition? Part(string name) => Parts.FirstOrDefault(part => part.Name == name);
}

/// <summary>A part attached to a type. <see cref="Name"/> differs from <see cref="PartName"/> for a named part, such as the bag <c>Learnings</c>.</summary>
public sealed record ContentTypePartDefinition(string PartName, string Name, DefinitionSettings Settings)
{
    /// <summary>The part's heading in the language of <paramref name="culture"/>.</summary>
    public string DisplayNameIn(string culture) =>
        Settings.German("PilotHubPartSettings", culture, "DisplayName")
        ?? Settings.Text("ContentTypePartSettings", "DisplayName") ?? Name;

    /// <summary>Where the part stands among its siblings; lower comes first.</summary>
    public double Position => Settings.Position("ContentTypePartSettings");

    /// <summary>For a bag: the types of the items it may contain; empty means any.</summary>
    public IReadOnlyList<string> ContainedContentTypes => Settings.Texts("BagPartSettings", "ContainedContentTypes");
}

/// <summary>A part's fields. A type's own fields sit in a part of the type's name.</summary>
public sealed class ContentPartDefinition(string name, DefinitionSettings settings, IReadOnlyList<ContentPartFieldDefinition> fields)
{
    private readonly FrozenDictionary<string, ContentPartFieldDefinition> _fields = fields.ToFrozenDictionary(field => field.Name);

    /// <summary>The part's technical name.</summary>
    public string Name { get; } = name;

    /// <summary>The part's settings.</summary>
    public DefinitionSettings Settings { get; } = settings;

    /// <summary>The fields, in the order they were defined.</summary>
    public IReadOnlyList<ContentPartFieldDefinition> Fields { get; } = fields;

    /// <summary>The field of that name, or null.</summary>
    public ContentPartFieldDefinition? Field(string name) => _fields.GetValueOrDefault(name);
}

/// <summary>
/// A field of a part: its kind (<see cref="FieldName"/>, such as <c>TextField</c>), its name and its settings. What every item is
/// checked against is read from the settings once.
/// </summary>
public sealed class ContentPartFieldDefinition(string fieldName, string name, DefinitionSettings settings)
{
    /// <summary>The kind of the field.</summary>
    public string FieldName { get; } = fieldName;

    /// <summary>The field's technical name.</summary>
    public string Name { get; } = name;

    /// <summary>The field's settings.</summary>
    public DefinitionSettings Settings { get; } = settings;

    /// <summary>Whether a value is required at every stage.</summary>
    public bool Required { get; } = settings.Flag($"{fieldName}Settings", "Required");

    /// <summary>The pilot's stage from which on a value is required, or null.</summary>
    public string? RequiredFrom { get; } = settings.Text("PilotHubFieldSettings", "RequiredFrom");

    /// <summary>Whether lists can be sorted by this number.</summary>
    public bool Sortable { get; } = settings.Flag("PilotHubFieldSettings", "Sortable");

    /// <summary>The longest text that is allowed, in characters, or null where only the kind's own limit holds.</summary>
    public int? MaxLength { get; } = (int?)settings.Number("PilotHubFieldSettings", "MaxLength");

    /// <summary>The lowest number that is allowed, or null.</summary>
    public decimal? Minimum { get; } = settings.Number("NumericFieldSettings", "Minimum");

    /// <summary>The highest number that is allowed, or null.</summary>
    public decimal? Maximum { get; } = settings.Number("NumericFieldSettings", "Maximum");

    /// <summary>How many decimal places a number may have, 0 to 28, or null for any.</summary>
    public int? Scale { get; } = settings.Number("NumericFieldSettings", "Scale") is >= 0 and <= 28 and var scale ? (int)scale : null;

    /// <summary>The taxonomy that terms are chosen from, by content item id, or null.</summary>
    public string? TaxonomyContentItemId { get; } = settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId");

    /// <summary>For references: whether the field takes more than one.</summary>
    public bool Multiple { get; } = fieldName == "TaxonomyField"
        ? !settings.Flag("TaxonomyFieldSettings", "Unique")
        : settings.Flag($"{fieldName}Settings", "Multiple");

    /// <summary>The values that may be chosen, with their names; empty where any value may be given.</summary>
    public IReadOnlyList<FieldOption> Options { get; } = FieldOption.Read(
        settings.Find("TextFieldPredefinedListEditorSettings", "Options") ?? settings.Find("MultiTextFieldSettings", "Options"));

    /// <summary>Where the field stands among its siblings; lower comes first.</summary>
    public double Position => Settings.Position("ContentPartFieldSettings");

    /// <summary>The field's label in the language of <paramref name="culture"/>.</summary>
    public string DisplayNameIn(string culture) =>
        Settings.German("PilotHubFieldSettings", culture, "DisplayName")
        ?? Settings.Text("ContentPartFieldSettings", "DisplayName") ?? Name;

    /// <summary>The help text beside the field in the language of <paramref name="culture"/>, or null.</summary>
    public string? HintIn(string culture) =>
        Settings.German("PilotHubFieldSettings", culture, "Hint") ?? Settings.Text($"{FieldName}Settings", "Hint");

    /// <summary>A good example of what to write, or null.</summary>
    public string? ExampleIn(string culture) =>
        Settings.German("PilotHubFieldSettings", culture, "Example") ?? Settings.Text("PilotHubFieldSettings", "Example");

    /// <summary>The name of the chosen <paramref name="value"/> in the language of <paramref name="culture"/>; the value itself where it has none.</summary>
    public string OptionNameIn(string culture, string value) =>
        (culture.StartsWith("de", StringComparison.Ordinal)
            && Settings.Find("PilotHubFieldSettings", "German", "Options", value) is { ValueKind: JsonValueKind.String } german
                ? german.GetString()
                : Options.FirstOrDefault(option => option.Value == value)?.Name) ?? value;
}

/// <summary>One choice of a predefined list: the stored value and its English name.</summary>
public sealed record FieldOption(string Value, string Name)
{
    internal static IReadOnlyList<FieldOption> Read(JsonElement? options)
    {
        if (options is not { ValueKind: JsonValueKind.Array } list)
            return [];
        return [.. list.EnumerateArray().Where(option => option.ValueKind == JsonValueKind.Object).Select(option =>
        {
            var name = Text(option, "name") ?? Text(option, "Name") ?? "";
            return new FieldOption(Text(option, "value") ?? Text(option, "Value") ?? name, name);
        })];

        static string? Text(JsonElement option, string name) =>
            option.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
