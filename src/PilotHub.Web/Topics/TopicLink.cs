using System.Runtime.CompilerServices;
using PilotHub.Content.Routing;
using PilotHub.Content.Taxonomies;
using PilotHub.Theme;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Topics;

/// <summary>The addresses of terms: <c>/topics/domains/customer-service</c>. They are made from the English name and do not change with the language.</summary>
internal static class TopicLink
{
    // A snapshot keeps the taxonomies that did not change, and with them their addresses.
    private static readonly ConditionalWeakTable<Taxonomy, Dictionary<string, string>> Slugs = [];

    /// <summary>The address of a taxonomy's own page.</summary>
    public static string Of(Taxonomy taxonomy) => $"/topics/{NameOf(taxonomy)}";

    /// <summary>The address of a term's page.</summary>
    public static string Of(Taxonomy taxonomy, TaxonomyTerm term) => $"{Of(taxonomy)}/{SlugOf(taxonomy, term)}";

    /// <summary>A link to the term's page in the reader's language, or null where there is no such term.</summary>
    public static ThemeLink? Of(string termId, Visit visit)
    {
        foreach (var taxonomy in visit.Site.Taxonomies)
        {
            if (taxonomy.Find(termId) is { } term)
                return new(term.NameIn(visit.Language), Of(taxonomy, term));
        }
        return null;
    }

    /// <summary>Links to those terms that exist, in that order.</summary>
    public static IReadOnlyList<ThemeLink> Of(IEnumerable<string> termIds, Visit visit) => [.. termIds.Select(id => Of(id, visit)).OfType<ThemeLink>()];

    /// <summary>The taxonomy of that name in addresses, or null where cases are not browsed by one.</summary>
    public static Taxonomy? FindTaxonomy(string name, Visit visit) =>
        TopicTree.Browsed(visit).FirstOrDefault(taxonomy => NameOf(taxonomy).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The term of that slug or id, or null.</summary>
    public static TaxonomyTerm? FindTerm(Taxonomy taxonomy, string slugOrId) =>
        taxonomy.Terms.FirstOrDefault(term => SlugOf(taxonomy, term).Equals(slugOrId, StringComparison.OrdinalIgnoreCase)) ?? taxonomy.Find(slugOrId);

    private static string NameOf(Taxonomy taxonomy) => taxonomy.Alias is { Length: > 0 } alias ? alias : taxonomy.TaxonomyId;

    private static string SlugOf(Taxonomy taxonomy, TaxonomyTerm term) => Slugs.GetValue(taxonomy, Read).GetValueOrDefault(term.TermId, term.TermId);

    // Two terms of one name, below different parents, are told apart by their ids.
    private static Dictionary<string, string> Read(Taxonomy taxonomy) => taxonomy.Terms
        .GroupBy(term => Slug.From(term.Name))
        .SelectMany(group => group.Select(term => (term.TermId, Slug: group.Count() == 1 ? group.Key : term.TermId)))
        .DistinctBy(entry => entry.TermId)
        .ToDictionary(entry => entry.TermId, entry => entry.Slug);
}
