using PilotHub.Content.Store;
using PilotHub.Content.Taxonomies;
using PilotHub.Pilots.Cases;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Topics;

/// <summary>A term with the number of cases about it or about a term below it.</summary>
internal sealed record TopicNode(TaxonomyTerm Term, ThemeLink Link, int Cases, IReadOnlyList<TopicNode> Below);

/// <summary>A taxonomy as readers browse it.</summary>
internal sealed record TopicTree(Taxonomy Taxonomy, ThemeLink Link, IReadOnlyList<TopicNode> Terms)
{
    /// <summary>The taxonomy with its counts, trimmed to what the reader may come across.</summary>
    public static async Task<TopicTree> ReadAsync(Taxonomy taxonomy, PublishedContent content, Visit visit, CancellationToken cancellationToken)
    {
        var counts = FieldOf(taxonomy, visit) is { } field
            ? await content.CountByAsync(AllCases(visit), $"{PilotCase.TypeName}.{field}", cancellationToken)
            : new Dictionary<string, int>();
        var below = taxonomy.Terms.ToLookup(term => term.ParentId);
        var nodes = new List<TopicNode>();
        foreach (var term in below[null])
            nodes.Add(await NodeAsync(term));
        return new(taxonomy, new(NameOf(taxonomy, visit), TopicLink.Of(taxonomy)), nodes);

        async Task<TopicNode> NodeAsync(TaxonomyTerm term)
        {
            var children = new List<TopicNode>();
            foreach (var child in below[term.TermId])
                children.Add(await NodeAsync(child));
            // A case may be about two terms of one branch; only a query of its own counts it once.
            var cases = children.Count == 0 ? counts.GetValueOrDefault(term.TermId) : await content.CountAsync(CasesOf(taxonomy, term, visit), cancellationToken);
            return new(term, new(term.NameIn(visit.Language), TopicLink.Of(taxonomy, term)), cases, children);
        }
    }

    /// <summary>The taxonomy's name in the reader's language.</summary>
    public static string NameOf(Taxonomy taxonomy, Visit visit) =>
        visit.Language == "de" && taxonomy.Item.Text("TermNames", "German", "Text") is { Length: > 0 } german ? german : taxonomy.Item.DisplayText;

    /// <summary>The taxonomies whose terms cases are about; a list of words is not browsed for cases.</summary>
    public static IEnumerable<Taxonomy> Browsed(Visit visit) => visit.Site.Taxonomies.Where(taxonomy => FieldOf(taxonomy, visit) is not null);

    /// <summary>The query for the cases about a term or a term below it.</summary>
    public static ContentQuery CasesOf(Taxonomy taxonomy, TaxonomyTerm term, Visit visit)
    {
        var all = AllCases(visit);
        return all with { Filters = [.. all.Filters, new($"{PilotCase.TypeName}.{FieldOf(taxonomy, visit)}", [.. Branch(taxonomy, term)])] };
    }

    private static ContentQuery AllCases(Visit visit) => new([PilotCase.TypeName]) { Filters = ContentAccess.ListFilters(visit.Reader, PilotCase.TypeName) };

    // The field of a case that takes its terms from the taxonomy.
    private static string? FieldOf(Taxonomy taxonomy, Visit visit) => visit.Site.Definitions.Part(PilotCase.TypeName)?.Fields
        .FirstOrDefault(field => field.FieldName == "TaxonomyField" && field.Settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId") == taxonomy.TaxonomyId)?.Name;

    private static HashSet<string> Branch(Taxonomy taxonomy, TaxonomyTerm term)
    {
        // Parents come before their children.
        var branch = new HashSet<string> { term.TermId };
        foreach (var other in taxonomy.Terms)
        {
            if (other.ParentId is { } parent && branch.Contains(parent))
                branch.Add(other.TermId);
        }
        return branch;
    }
}
