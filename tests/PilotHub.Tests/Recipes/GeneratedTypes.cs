using System.Text.Json.Nodes;
using PilotHub.Content.Fields;

namespace PilotHub.Tests.Recipes;

/// <summary>A field of a generated type, and what its values must keep to.</summary>
internal sealed record GeneratedField(string Kind, string Name)
{
    public IReadOnlyList<string> Options { get; init; } = [];

    public bool Multiple { get; init; }

    public bool WholeNumber { get; init; }

    public string? Taxonomy { get; init; }
}

/// <summary>A generated type: its well-known parts, its own fields and its bags.</summary>
internal sealed record GeneratedType(string Name, IReadOnlyList<string> Parts, IReadOnlyList<GeneratedField> Fields)
{
    /// <summary>The names of its bags.</summary>
    public IReadOnlyList<string> Bags { get; init; } = [];

    /// <summary>The types of what is in its bags.</summary>
    public IReadOnlyList<string> Contained { get; init; } = [];
}

/// <summary>Generates content types and the steps that define them.</summary>
internal sealed class GeneratedTypes(GeneratedValues values, IReadOnlyList<string> taxonomies)
{
    private static readonly string[] WellKnown = ["TitlePart", "AutoroutePart", "LocalizationPart", "MarkdownBodyPart", "HtmlBodyPart", "AliasPart", "CommonPart"];

    private static readonly string[] Patterns =
        ["{{ Model.ContentItem | display_text | slugify }}", "notes/{{ ContentItem.DisplayText | slugify }}", "a/b/{{ Model.ContentItem | display_text | slugify }}/c"];

    /// <summary>Types that only stand in bags: one of them also in itself.</summary>
    public IReadOnlyList<GeneratedType> MakeContained() =>
        [Make("Inner", [], []), Make("Middle", ["Middles", "Inners"], ["Middle", "Inner"])];

    /// <summary>Types whose items stand for themselves.</summary>
    public IReadOnlyList<GeneratedType> Make() =>
        [.. Enumerable.Range(0, 1 + values.Count(3)).Select(index => Make($"Type{index}", values.Some((string[])["Learnings", "Risks"], 60), ["Middle", "Inner"]))];

    public JsonObject Step(IEnumerable<GeneratedType> types)
    {
        var (records, parts) = (new JsonArray(), new JsonArray());
        foreach (var type in types)
        {
            records.Add(Record(type));
            parts.Add(new JsonObject
            {
                ["Name"] = type.Name,
                ["Settings"] = Settings(),
                ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. type.Fields.Select(field => new JsonObject
                {
                    ["FieldName"] = field.Kind,
                    ["Name"] = field.Name,
                    ["Settings"] = Settings(field),
                })]),
            });
        }
        return new() { ["name"] = "ContentDefinition", ["ContentTypes"] = records, ["ContentParts"] = parts };
    }

    private GeneratedType Make(string name, IReadOnlyList<string> bags, IReadOnlyList<string> contained) =>
        new(name, values.Some(WellKnown, 60), [.. Enumerable.Range(0, values.Count(9)).Select(Field)]) { Bags = bags, Contained = contained };

    private GeneratedField Field(int index)
    {
        var field = new GeneratedField(values.Pick(ContentFields.Names), $"Field{index}") { Multiple = values.Flag() };
        return field.Kind switch
        {
            "TextField" or "MultiTextField" when values.Chance(40) => field with { Options = ["One", "Zwei", "[js: three]", ""] },
            "NumericField" => field with { WholeNumber = values.Flag() },
            "TaxonomyField" when taxonomies.Count > 0 => field with { Taxonomy = values.Pick(taxonomies) },
            _ => field,
        };
    }

    private JsonObject Record(GeneratedType type)
    {
        var parts = new JsonArray(Part(type.Name, type.Name, Settings()));
        foreach (var part in type.Parts)
        {
            var settings = Settings();
            if (part == "AutoroutePart" && values.Chance(80))
                settings["AutoroutePartSettings"] = new JsonObject { ["Pattern"] = values.Pick(Patterns), ["AllowCustomPath"] = true };
            parts.Add(Part(part, part, settings));
        }
        foreach (var bag in type.Bags)
        {
            var settings = Settings();
            settings["BagPartSettings"] = new JsonObject { ["ContainedContentTypes"] = values.Flag() ? new JsonArray() : Texts(type.Contained) };
            parts.Add(Part("BagPart", bag, settings));
        }
        var record = new JsonObject { ["Name"] = type.Name, ["Settings"] = Settings(), ["ContentTypePartDefinitionRecords"] = parts };
        if (values.Chance(80))
            record["DisplayName"] = values.Text();
        return record;
    }

    private static JsonObject Part(string partName, string name, JsonObject settings) => new() { ["PartName"] = partName, ["Name"] = name, ["Settings"] = settings };

    private JsonObject Settings(GeneratedField field)
    {
        var settings = Settings();
        var own = new JsonObject { ["Hint"] = values.Text() };
        if (field.Multiple)
            own["Multiple"] = true;
        if (field.Kind == "TaxonomyField")
            own["Unique"] = !field.Multiple;
        if (field.Taxonomy is { } taxonomy)
            own["TaxonomyContentItemId"] = taxonomy;
        if (field.WholeNumber)
            own["Scale"] = 0;
        if (field is { Kind: "MultiTextField", Options.Count: > 0 })
            own["Options"] = Options(field);
        settings[$"{field.Kind}Settings"] = own;
        if (field is { Kind: "TextField", Options.Count: > 0 })
            settings["TextFieldPredefinedListEditorSettings"] = new JsonObject { ["Options"] = Options(field) };
        if (field.Kind == "NumericField" && values.Flag())
            settings["PilotHubFieldSettings"] = new JsonObject { ["Sortable"] = true, ["German"] = new JsonObject { ["DisplayName"] = values.Text() } };
        return settings;
    }

    private JsonObject Settings() => values.Chance(40) ? new() { ["UnknownSettings"] = values.Json() } : [];

    private JsonArray Options(GeneratedField field) =>
        new([.. field.Options.Select(option => new JsonObject { ["name"] = values.Text(), ["value"] = option })]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
