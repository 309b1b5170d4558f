using System.Runtime.CompilerServices;
using PilotHub.Content.Taxonomies;
using PilotHub.Search;
using PilotHub.Web.Site;

namespace PilotHub.Web.Glossary;

/// <summary>The words that mean the same, as editors keep them: the entries of the taxonomy <c>glossary</c>.</summary>
internal static class GlossaryWords
{
    private const string Alias = "glossary";

    // A snapshot keeps the taxonomies that did not change, and with them what was made of them.
    private static readonly ConditionalWeakTable<Taxonomy, SearchGlossary> Known = [];

    /// <summary>The taxonomy that holds the entries, or null where the site has none.</summary>
    public static Taxonomy? Find(SiteSnapshot site) => site.FindTaxonomy(Alias);

    /// <summary>The glossary that searches use.</summary>
    public static SearchGlossary ForSearch(SiteSnapshot site) => Find(site) is { } taxonomy ? Known.GetValue(taxonomy, Read) : SearchGlossary.Empty;

    private static SearchGlossary Read(Taxonomy taxonomy) => SearchGlossary.Of(taxonomy.Terms.Select(term => (IReadOnlyCollection<string>)[.. term.AllNames.Distinct()]));
}
