using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Content.Taxonomies;
using PilotHub.Theme;
using PilotHub.Web.Cases;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Topics;

/// <summary>A term: its other names, the terms around it and the cases about it.</summary>
internal sealed class TopicModel(Visits visits, PublishedContent content) : PageModel
{
    public string Name { get; private set; } = "";

    /// <summary>What else the term is called, in the reader's language.</summary>
    public IReadOnlyList<string> Synonyms { get; private set; } = [];

    /// <summary>The way here: the taxonomy and the terms above this one.</summary>
    public IReadOnlyList<ThemeLink> Trail { get; private set; } = [];

    public IReadOnlyList<ThemeLink> Below { get; private set; } = [];

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public ListPaging Paging { get; private set; }

    public async Task<IActionResult> OnGetAsync(string taxonomy, string term)
    {
        var visit = await visits.BeginAsync(HttpContext);
        if (TopicLink.FindTaxonomy(taxonomy, visit) is not { } tree || TopicLink.FindTerm(tree, term) is not { } topic)
            return NotFound();
        if (Request.Path.Value != TopicLink.Of(tree, topic))
            return LocalRedirectPermanent(TopicLink.Of(tree, topic) + Request.QueryString);
        Paging = ListPaging.Read(Request.Query["page"]);
        var page = await content.ListAsync(TopicTree.CasesOf(tree, topic, visit) with { Skip = Paging.Skip, Take = ListPaging.Size }, HttpContext.RequestAborted);
        if (Paging.LastPageInstead(page.Total) is { } last)
            return LocalRedirect(QueryLink.With(Request, "page", last == 1 ? null : $"{last}"));
        (Rows, Total) = (CaseRows.Of(page.Items, visit), page.Total);
        Name = topic.NameIn(visit.Language);
        Synonyms = visit.Language == "de" ? topic.GermanSynonyms : topic.Synonyms;
        Trail = [new(TopicTree.NameOf(tree, visit), TopicLink.Of(tree)), .. Above(tree, topic).Reverse().Select(Link)];
        Below = [.. tree.Terms.Where(other => other.ParentId == topic.TermId).Select(Link)];
        return Page();

        ThemeLink Link(TaxonomyTerm other) => new(other.NameIn(visit.Language), TopicLink.Of(tree, other));
    }

    private static IEnumerable<TaxonomyTerm> Above(Taxonomy taxonomy, TaxonomyTerm term)
    {
        while (term.ParentId is { } parent && taxonomy.Find(parent) is { } above)
            yield return term = above;
    }
}
