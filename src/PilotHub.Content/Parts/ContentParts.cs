using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using PilotHub.Content.Definitions;
using PilotHub.Content.Fields;
using PilotHub.Content.Routing;
using PilotHub.Content.Taxonomies;

namespace PilotHub.Content.Parts;

/// <summary>The parts that bring behaviour of their own, and what makes their values valid. Other parts are just fields.</summary>
public static class ContentParts
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 1000;

    private delegate void Visitor(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item);

    private static readonly FrozenDictionary<string, Visitor> Visitors = new Dictionary<string, Visitor>
    {
        ["TitlePart"] = Title,
        ["AutoroutePart"] = Autoroute,
        ["AliasPart"] = (inspection, _, part, path, _) => Text(inspection, part, path, "Alias"),
        ["MarkdownBodyPart"] = (inspection, _, part, path, _) => Text(inspection, part, path, "Markdown"),
        ["HtmlBodyPart"] = (inspection, _, part, path, _) => Text(inspection, part, path, "Html"),
        ["TaxonomyPart"] = (inspection, _, part, path, _) => Terms(inspection, part, path, part, []),
        ["TermPart"] = (inspection, _, part, path, _) => Text(inspection, part, path, "TaxonomyContentItemId"),
        ["BagPart"] = Bag,
        ["MenuPart"] = (_, _, _, _, _) => { },
        ["MenuItemsListPart"] = (inspection, _, part, path, _) => VisitContained(inspection, part, "MenuItems", path, (_, _) => { }),
        ["LinkMenuItemPart"] = LinkMenuItem,
        ["LocalizationPart"] = Localization,
        ["CommonPart"] = (_, _, _, _, _) => { },
    }.ToFrozenDictionary();

    // Orchard Core adds these to items whether or not their type attaches them.
    private static readonly FrozenSet<string> Welded = new[] { "CommonPart", "TermPart", "ContainedPart", "AuditTrailPart", "LocalizationPart", "AliasPart" }.ToFrozenSet();

    /// <summary>Whether the part brings behaviour of its own.</summary>
    public static bool IsKnown(string partName) => Visitors.ContainsKey(partName);

    // Nested terms stand in their parent term beside its parts.
    internal static bool MayBeWelded(string partName, bool contained) => Welded.Contains(partName) || (contained && partName == Taxonomy.TermsProperty);

    internal static void Visit(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item)
    {
        if (Visitors.TryGetValue(attached.PartName, out var visit))
            visit(inspection, attached, part, path, item);
    }

    internal static void CheckMissing(ContentInspection inspection, ContentTypePartDefinition attached, string path, ContentItem item)
    {
        if (attached.PartName == "TitlePart")
            Title(inspection, attached, ContentItem.EmptyObject, path, item);
    }

    private static void Title(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item)
    {
        const decimal editableRequired = 3;
        var title = Text(inspection, part, path, "Title");
        if (string.IsNullOrWhiteSpace(title) && attached.Settings.Number("TitlePartSettings", "Options") == editableRequired)
            inspection.Fail($"{path}.Title", "required", "A title is required.");
        if (title?.Length > MaxTitleLength)
            inspection.Fail($"{path}.Title", "length", $"Is {title.Length} characters long; at most {MaxTitleLength} are allowed.");
    }

    private static void Autoroute(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item)
    {
        if (Text(inspection, part, path, "Path") is { Length: > 0 } route && !AutoroutePattern.IsAllowed(AutoroutePattern.Normalize(route)))
            inspection.Fail($"{path}.Path", "route", $"'{route}' cannot be an address of this site.");
    }

    private static void Bag(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item)
    {
        var allowed = attached.ContainedContentTypes;
        VisitContained(inspection, part, "ContentItems", path, (contained, containedPath) =>
        {
            if (allowed.Count > 0 && !allowed.Contains(contained.ContentType))
                inspection.Fail($"{containedPath}.ContentType", "bag.type", $"'{contained.ContentType}' cannot be in '{attached.Name}', only {string.Join(", ", allowed)}.");
        });
    }

    private static void Terms(ContentInspection inspection, JsonElement part, string path, JsonElement taxonomy, HashSet<string> seen)
    {
        var termType = Text(inspection, taxonomy, path, "TermContentType");
        VisitContained(inspection, part, Taxonomy.TermsProperty, path, (term, termPath) =>
        {
            if (term.ContentItemId.Length > 0 && !seen.Add(term.ContentItemId))
                inspection.Fail($"{termPath}.ContentItemId", "term.twice", $"The term '{term.ContentItemId}' is in the taxonomy twice.");
            if (termType is not null && term.ContentType != termType)
                inspection.Fail($"{termPath}.ContentType", "term.type", $"Must be '{termType}', the taxonomy's type of terms, not '{term.ContentType}'.");
            if (term.Content.TryGetProperty(Taxonomy.TermsProperty, out _))
                Terms(inspection, term.Content, termPath, taxonomy, seen);
        });
    }

    private static void LinkMenuItem(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item)
    {
        Text(inspection, part, path, "Name");
        if (Text(inspection, part, path, "Url") is { Length: > 0 } url && !LinkField.IsSafe(url))
            inspection.Fail($"{path}.Url", "link", $"'{url}' is not a link: use https://…, http://…, mailto:… or a path of this site.");
    }

    private static void VisitContained(ContentInspection inspection, JsonElement part, string property, string path, Action<ContentItem, string> check)
    {
        if (!part.TryGetProperty(property, out var items) || items.ValueKind == JsonValueKind.Null)
            return;
        if (items.ValueKind != JsonValueKind.Array)
        {
            inspection.Fail($"{path}.{property}", "kind", $"Must be a list, not {ContentItemJson.Excerpt(items)}.");
            return;
        }
        var index = 0;
        var errors = new List<ContentError>();
        foreach (var element in items.EnumerateArray())
        {
            var itemPath = $"{path}.{property}[{index++}]";
            if (ContentItemJson.View(element, errors) is { } contained)
            {
                check(contained, itemPath);
                inspection.Visit(contained, itemPath, contained: true);
            }
            foreach (var error in errors.Select(error => error.Under(itemPath)))
                inspection.Fail(error.Path, error.Code, error.Message);
            errors.Clear();
        }
    }

    private static void Localization(ContentInspection inspection, ContentTypePartDefinition attached, JsonElement part, string path, ContentItem item)
    {
        // Lists ask for a language, and pages for their translations.
        Index("LocalizationSet", Text(inspection, part, path, "LocalizationSet"));
        if (Text(inspection, part, path, "Culture") is not { Length: > 0 } culture)
            return;
        try
        {
            Index("Culture", CultureInfo.GetCultureInfo(culture, predefinedOnly: true).Name);
        }
        catch (CultureNotFoundException)
        {
            inspection.Fail($"{path}.Culture", "culture", $"'{culture}' is not a language tag such as 'de' or 'en'.");
        }

        void Index(string property, string? value)
        {
            // Only the item's own part, not that of a contained item, whose path goes on before it.
            if (value is { Length: > 0 } && path == attached.Name)
                inspection.AddToIndex($"{path}.{property}", value);
        }
    }

    private static string? Text(ContentInspection inspection, JsonElement part, string path, string property)
    {
        if (!part.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (ContentItemJson.TryGetText(value, out var text))
            return text;
        inspection.Fail($"{path}.{property}", "kind", $"Must be a text, not {ContentItemJson.Excerpt(value)}.");
        return null;
    }
}
