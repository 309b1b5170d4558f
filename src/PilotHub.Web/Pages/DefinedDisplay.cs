using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Pilots;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Pages;

/// <summary>An entry of a bag: what it is called, and its fields.</summary>
internal sealed record DefinedEntry(string Title, IReadOnlyList<DefinedField> Fields);

/// <summary>A part of the page with a heading: a long text, or the entries of a bag.</summary>
internal sealed record DefinedSection(string Id, string Heading, IHtmlContent? Text, IReadOnlyList<DefinedEntry> Entries);

/// <summary>An item of any type as it is shown to one reader.</summary>
internal sealed record DefinedView(
    ContentItem Item, string TypeName, string? Lang, ContentItem? Twin, IReadOnlyList<DefinedField> Facts, IReadOnlyList<DefinedSection> Sections);

/// <summary>Shows items of the types that no feature has a display for, from their definition alone.</summary>
internal sealed class DefinedDisplay(PublishedContent content, RenderedContent rendered, IStringLocalizer<PageTexts> texts)
{
    private const int MaxReferences = 200;

    public async Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken)
    {
        var definitions = visit.Site.Definitions;
        var type = definitions.Type(item.ContentType);
        var fields = await ReadFieldsAsync(item, visit, cancellationToken);
        var facts = new List<DefinedField>();
        var sections = new List<DefinedSection>();
        foreach (var part in type?.Parts.OrderBy(part => part.Position) ?? Enumerable.Empty<ContentTypePartDefinition>())
        {
            if (part.PartName == "BagPart")
                AddSection(part.Name, part.DisplayNameIn(visit.Language), null, EntriesOf(item, part, definitions, fields));
            else if (part.PartName == "MarkdownBodyPart")
                AddSection("body", "", rendered.Render(item, "body", item.Text(part.Name, "Markdown") ?? "", topHeadingLevel: 2), []);
            else if (definitions.Part(part.PartName) is { } definition)
            {
                foreach (var field in fields.Of(definition, item.Part(part.Name), part.Name.ToLowerInvariant()))
                {
                    if (field.IsLong)
                        sections.Add(new($"s{sections.Count}", field.Label, field.Value, []));
                    else
                        facts.Add(field);
                }
            }
        }
        var twin = (await content.FindTranslationsAsync(item, cancellationToken)).FirstOrDefault(visit.MayList);
        var view = new DefinedView(item, type?.DisplayNameIn(visit.Language) ?? item.ContentType, visit.LangOf(ContentLanguage.Of(item).Culture), twin, facts, sections);
        return new("~/Pages/_Defined.cshtml", view, item.DisplayText);

        void AddSection(string id, string heading, RenderedText? text, IReadOnlyList<DefinedEntry> entries)
        {
            if (text is { IsEmpty: false } || entries.Count > 0)
                sections.Add(new(id.ToLowerInvariant(), heading, text?.Html, entries));
        }
    }

    /// <summary>Prepares the item's fields to be shown one part at a time.</summary>
    public async Task<DefinedFields> ReadFieldsAsync(ContentItem item, Visit visit, CancellationToken cancellationToken) =>
        new(item, visit, await FindNamedAsync(item, visit, cancellationToken), rendered, texts);

    private static List<DefinedEntry> EntriesOf(ContentItem item, ContentTypePartDefinition bag, ContentDefinitions definitions, DefinedFields fields)
    {
        var entries = new List<DefinedEntry>();
        foreach (var contained in item.Bag(bag.Name))
        {
            if (definitions.Part(contained.ContentType) is not { } definition)
                continue;
            var shown = fields.Of(definition, contained.Part(contained.ContentType), $"{bag.Name.ToLowerInvariant()}-{entries.Count}");
            // The first free text names the entry; the rest are facts about it.
            var name = definition.Fields.OrderBy(field => field.Position).FirstOrDefault(field => field is { FieldName: "TextField", Options.Count: 0 })?.Name;
            entries.Add(new(name is null ? "" : contained.Text(contained.ContentType, name, "Text") ?? "", [.. shown.Where(field => field.Name != name)]));
        }
        return entries;
    }

    private async Task<IReadOnlyDictionary<string, ContentItem>> FindNamedAsync(ContentItem item, Visit visit, CancellationToken cancellationToken)
    {
        string[] ids =
        [
            .. ContentInspection.Of(item, visit.Site.Definitions).References
                .Where(reference => reference.Kind == ContentReferenceKind.Item).Select(reference => reference.TargetId).Distinct().Take(MaxReferences),
        ];
        return (await content.FindManyAsync(ids, cancellationToken)).Where(visit.MayList).ToDictionary(found => found.ContentItemId);
    }
}
