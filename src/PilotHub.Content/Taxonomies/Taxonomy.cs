using System.Collections.Frozen;

namespace PilotHub.Content.Taxonomies;

/// <summary>A term of a taxonomy, with its names in both languages. <see cref="ParentId"/> is null at the top; <see cref="Depth"/> is 0 there.</summary>
public sealed record TaxonomyTerm(
    string TermId, string TaxonomyId, string? ParentId, int Depth, string Name, string? German,
    IReadOnlyList<string> Synonyms, IReadOnlyList<string> GermanSynonyms)
{
    /// <summary>The term's name in the language of <paramref name="culture"/>.</summary>
    public string NameIn(string culture) => culture.StartsWith("de", StringComparison.Ordinal) && German is { Length: > 0 } ? German : Name;

    /// <summary>All names and synonyms of the term, in both languages.</summary>
    public IEnumerable<string> AllNames => ((string[])[Name, German ?? ""]).Concat(Synonyms).Concat(GermanSynonyms).Where(name => name.Length > 0);
}

/// <summary>A taxonomy as its item describes it: its terms in their order, parents before their children.</summary>
public sealed class Taxonomy
{
    internal const string TermsProperty = "Terms";

    private readonly FrozenDictionary<string, TaxonomyTerm> _byId;

    private Taxonomy(ContentItem item, IReadOnlyList<TaxonomyTerm> terms)
    {
        (Item, Terms) = (item, terms);
        _byId = terms.DistinctBy(term => term.TermId).ToFrozenDictionary(term => term.TermId);
    }

    /// <summary>The item that holds the taxonomy.</summary>
    public ContentItem Item { get; }

    /// <summary>The taxonomy's content item id.</summary>
    public string TaxonomyId => Item.ContentItemId;

    /// <summary>The name that code refers to it by, such as <c>domains</c>; empty where it has none.</summary>
    public string Alias => Item.Text("AliasPart", "Alias") ?? "";

    /// <summary>The technical name of the terms' type.</summary>
    public string TermContentType => Item.Text("TaxonomyPart", "TermContentType") ?? "";

    /// <summary>The terms, parents before their children.</summary>
    public IReadOnlyList<TaxonomyTerm> Terms { get; }

    /// <summary>The term with that id, or null.</summary>
    public TaxonomyTerm? Find(string termId) => _byId.GetValueOrDefault(termId);

    /// <summary>The first term one of whose names or synonyms is <paramref name="name"/>, letter case aside, or null.</summary>
    public TaxonomyTerm? FindByName(string name) =>
        Terms.FirstOrDefault(term => term.AllNames.Any(known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads the taxonomy from its item.</summary>
    public static Taxonomy Of(ContentItem item)
    {
        var terms = new List<TaxonomyTerm>();
        Collect(ContentItemJson.ReadList(item.Find("TaxonomyPart", TermsProperty)), null, 0);
        return new(item, terms);

        void Collect(IReadOnlyList<ContentItem> items, string? parent, int depth)
        {
            foreach (var term in items)
            {
                terms.Add(new(term.ContentItemId, item.ContentItemId, parent, depth, term.DisplayText is { Length: > 0 } name ? name : term.Text("TitlePart", "Title") ?? "",
                    term.Text("TermNames", "German", "Text"), Names(term, "Synonyms"), Names(term, "GermanSynonyms")));
                Collect(ContentItemJson.ReadList(term.Find(TermsProperty)), term.ContentItemId, depth + 1);
            }
        }

        static IReadOnlyList<string> Names(ContentItem term, string field) =>
            term.Find("TermNames", field, "Values") is { ValueKind: System.Text.Json.JsonValueKind.Array } values
                ? [.. values.EnumerateArray().Select(value => ContentItemJson.TryGetText(value, out var text) ? text : "").Where(text => text.Length > 0)]
                : [];
    }
}
