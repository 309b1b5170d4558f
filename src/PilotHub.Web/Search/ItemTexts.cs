using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Content.Taxonomies;
using PilotHub.Rendering;
using PilotHub.Search;
using PilotHub.Web.Site;

namespace PilotHub.Web.Search;

/// <summary>
/// Collects what of an item can be searched, along its definition, so that a field that is added to a definition is found without a
/// change to any code.
/// </summary>
internal sealed class ItemTexts(SiteSnapshot site, MarkdownRenderer markdown)
{
    // Who may see a page is no subject of the page.
    private static readonly string[] Unsearched = ["Visibility", "VisibleTo"];

    private readonly List<SearchText> _texts = [];
    private readonly HashSet<string> _keywords = [];
    private readonly HashSet<string> _people = [];
    private readonly Dictionary<string, HashSet<string>> _facets = [];

    public IReadOnlyList<SearchText> Texts => _texts;

    /// <summary>Names of terms, people and choices, in all languages.</summary>
    public IReadOnlyList<string> Keywords => [.. _keywords];

    /// <summary>The accounts whose names are among the keywords.</summary>
    public IReadOnlyList<string> People => [.. _people];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets =>
        _facets.ToDictionary(facet => facet.Key, IReadOnlyList<string> (facet) => [.. facet.Value]);

    /// <summary>The item in a sentence or two, where a field of that name says so.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Collects from <paramref name="item"/> and what it contains; <paramref name="name"/> names all its texts where it is contained itself.</summary>
    public ItemTexts Add(ContentItem item, string? name = null)
    {
        if (site.Definitions.Type(item.ContentType) is not { } type)
            return this;
        foreach (var part in type.Parts.OrderBy(part => part.Position))
            AddPart(item, part, name);
        return this;
    }

    private void AddPart(ContentItem item, ContentTypePartDefinition part, string? name)
    {
        switch (part.PartName)
        {
            case "MarkdownBodyPart":
                AddMarkdown(name ?? "Body", item.Text(part.Name, "Markdown") ?? "");
                break;
            case "HtmlBodyPart":
                AddMarkdown(name ?? "Body", item.Text(part.Name, "Html") ?? "");
                break;
            case "BagPart":
                foreach (var contained in item.Bag(part.Name))
                    Add(contained, name ?? part.Name);
                break;
        }
        if (site.Definitions.Part(part.PartName) is not { } definition || item.Part(part.Name) is not { ValueKind: JsonValueKind.Object } values)
            return;
        foreach (var field in definition.Fields.OrderBy(field => field.Position))
        {
            if (!Unsearched.Contains(field.Name) && values.TryGetProperty(field.Name, out var value) && value.ValueKind == JsonValueKind.Object)
                AddField(field, value, name);
        }
    }

    private void AddField(ContentPartFieldDefinition field, JsonElement value, string? name)
    {
        switch (field.FieldName)
        {
            case "TextField" when field.Name == "Summary" && name is null:
                Summary = Text(value, "Text");
                break;
            case "TextField" when field.Options.Count > 0:
                AddChoice(field, Text(value, "Text"), isFacet: name is null);
                break;
            case "TextField":
                AddText(name ?? field.Name, Text(value, "Text"));
                break;
            case "MultiTextField":
                foreach (var text in List(value, "Values"))
                {
                    if (field.Options.Count > 0)
                        AddChoice(field, text, isFacet: false);
                    else
                        AddText(name ?? field.Name, text);
                }
                break;
            case "MarkdownField":
                AddMarkdown(name ?? field.Name, Text(value, "Markdown"));
                break;
            case "HtmlField":
                AddMarkdown(name ?? field.Name, Text(value, "Html"));
                break;
            case "LinkField":
                AddText(name ?? field.Name, Text(value, "Text"));
                break;
            case "MediaField":
                foreach (var path in List(value, "Paths"))
                    AddText(name ?? field.Name, Path.GetFileName(path));
                break;
            case "TaxonomyField":
                foreach (var term in List(value, "TermContentItemIds"))
                    AddTerm(field, term);
                break;
            case "UserPickerField":
                foreach (var user in List(value, "UserIds"))
                    AddPerson(field, user, isFacet: name is null);
                break;
        }
    }

    private void AddText(string name, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _texts.Add(new(name, text));
    }

    private void AddMarkdown(string name, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            AddText(name, markdown.PlainText(text));
    }

    private void AddChoice(ContentPartFieldDefinition field, string value, bool isFacet)
    {
        if (value.Length == 0)
            return;
        foreach (var culture in site.Settings.Cultures)
            _keywords.Add(field.OptionNameIn(culture, value));
        if (isFacet && SearchFacet.All.FirstOrDefault(facet => facet.Kind == SearchFacetKind.Choice && facet.Field == field.Name) is { } facet)
            AddFacet(facet.Name, value);
    }

    // What is about a term is about the terms above it too.
    private void AddTerm(ContentPartFieldDefinition field, string termId)
    {
        var facet = SearchFacet.All.FirstOrDefault(facet => facet.Kind == SearchFacetKind.Term
            && field.TaxonomyContentItemId is { } taxonomy && site.Definitions.Field("PilotCase", facet.Field)?.TaxonomyContentItemId == taxonomy);
        for (var term = site.FindTerm(termId); term is not null; term = ParentOf(term))
        {
            _keywords.UnionWith(term.AllNames);
            if (facet is not null)
                AddFacet(facet.Name, term.TermId);
        }
    }

    private TaxonomyTerm? ParentOf(TaxonomyTerm term) => term.ParentId is { } parent ? site.FindTerm(parent) : null;

    private void AddPerson(ContentPartFieldDefinition field, string userId, bool isFacet)
    {
        _people.Add(userId);
        if (isFacet && SearchFacet.All.FirstOrDefault(facet => facet.Kind == SearchFacetKind.Person && facet.Field == field.Name) is { } facet)
            AddFacet(facet.Name, userId);
        if (site.FindUser(userId) is { } user)
            _keywords.Add(user.DisplayName is { Length: > 0 } name ? name : user.UserName);
    }

    private void AddFacet(string facet, string value)
    {
        if (!_facets.TryGetValue(facet, out var values))
            _facets[facet] = values = [];
        values.Add(value);
    }

    private static string Text(JsonElement value, string property) =>
        value.TryGetProperty(property, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static IEnumerable<string> List(JsonElement value, string property) =>
        value.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)
            : [];
}
