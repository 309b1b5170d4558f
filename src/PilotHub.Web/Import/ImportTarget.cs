using System.Diagnostics.CodeAnalysis;
using PilotHub.Content.Definitions;

namespace PilotHub.Web.Import;

/// <summary>What a target takes.</summary>
internal enum TargetKind
{
    Text,
    Texts,
    Markdown,
    Number,
    Flag,
    Day,
    Moment,
    Link,
    Terms,
    Users,
}

/// <summary>A place in an item that a map can fill: a field, or a property of a part that has no fields.</summary>
internal sealed record ImportTarget(string Part, string? Field, string Property, TargetKind Kind, ContentPartFieldDefinition? Definition)
{
    private static readonly Dictionary<string, TargetKind> PartProperties = new()
    {
        ["TitlePart.Title"] = TargetKind.Text,
        ["AliasPart.Alias"] = TargetKind.Text,
        ["AutoroutePart.Path"] = TargetKind.Text,
        ["LocalizationPart.Culture"] = TargetKind.Text,
        ["LocalizationPart.LocalizationSet"] = TargetKind.Text,
        ["MarkdownBodyPart.Markdown"] = TargetKind.Markdown,
    };

    private static readonly Dictionary<string, (TargetKind Kind, string Property)> Fields = new()
    {
        ["TextField"] = (TargetKind.Text, "Text"),
        ["MultiTextField"] = (TargetKind.Texts, "Values"),
        ["MarkdownField"] = (TargetKind.Markdown, "Markdown"),
        ["NumericField"] = (TargetKind.Number, "Value"),
        ["BooleanField"] = (TargetKind.Flag, "Value"),
        ["DateField"] = (TargetKind.Day, "Value"),
        ["DateTimeField"] = (TargetKind.Moment, "Value"),
        ["LinkField"] = (TargetKind.Link, "Url"),
        ["TaxonomyField"] = (TargetKind.Terms, "TermContentItemIds"),
        ["UserPickerField"] = (TargetKind.Users, "UserIds"),
    };

    /// <summary>The target's path, such as <c>PilotCase.Stage</c>.</summary>
    public string Path => Field is null ? $"{Part}.{Property}" : $"{Part}.{Field}";

    /// <summary>Whether several values fit.</summary>
    public bool TakesMany => Kind switch
    {
        TargetKind.Texts => true,
        TargetKind.Terms => !Definition!.Settings.Flag("TaxonomyFieldSettings", "Unique"),
        TargetKind.Users => Definition!.Settings.Flag("UserPickerFieldSettings", "Multiple"),
        _ => false,
    };

    /// <summary>Whether line breaks belong to the value.</summary>
    public bool KeepsLines => Kind == TargetKind.Markdown
        || (Kind == TargetKind.Text && Definition?.Settings.Text("ContentPartFieldSettings", "Editor") == "TextArea");

    /// <summary>Whether an item is not valid without it.</summary>
    public bool IsEssential => Definition?.Required ?? Path == "TitlePart.Title";

    /// <summary>The taxonomy that terms come from.</summary>
    public string? TaxonomyId => Kind == TargetKind.Terms ? Definition!.Settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId") : null;

    /// <summary>Finds the target of that path in a type; <paramref name="problem"/> says why there is none.</summary>
    public static bool TryFind(
        string path, ContentTypeDefinition type, ContentDefinitions definitions, [NotNullWhen(true)] out ImportTarget? target, [NotNullWhen(false)] out string? problem)
    {
        target = null;
        var names = path.Split('.');
        if (names.Length != 2 || type.Part(names[0]) is not { } attached)
        {
            problem = $"The type {type.Name} has no part of that name. Targets are written Part.Field; parts are {string.Join(", ", type.Parts.Where(part => part.PartName != "BagPart").Select(part => part.Name))}.";
            return false;
        }
        if (PartProperties.TryGetValue($"{attached.PartName}.{names[1]}", out var partKind))
            target = new(names[0], null, names[1], partKind, null);
        else if (definitions.Field(attached.PartName, names[1]) is { } field && Fields.TryGetValue(field.FieldName, out var kind))
            target = new(names[0], field.Name, kind.Property, kind.Kind, field);
        problem = target is not null ? null : definitions.Field(attached.PartName, names[1]) is { } unfit
            ? $"A {unfit.FieldName} cannot be filled from a file."
            : $"The part {attached.Name} has no {names[1]}, only {string.Join(", ", Names(attached, definitions))}.";
        return target is not null;
    }

    private static IEnumerable<string> Names(ContentTypePartDefinition attached, ContentDefinitions definitions) =>
        definitions.Part(attached.PartName)?.Fields.Where(field => Fields.ContainsKey(field.FieldName)).Select(field => field.Name)
        ?? PartProperties.Keys.Where(key => key.StartsWith(attached.PartName + ".", StringComparison.Ordinal)).Select(key => key[(attached.PartName.Length + 1)..]);
}
