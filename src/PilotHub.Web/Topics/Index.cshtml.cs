using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Topics;

/// <summary>All taxonomies, or one of them, with the number of cases about each term.</summary>
internal sealed class IndexModel(Visits visits, PublishedContent content) : PageModel
{
    public IReadOnlyList<TopicTree> Trees { get; private set; } = [];

    /// <summary>The taxonomy that the page is about; null where it shows them all.</summary>
    public TopicTree? Only { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? taxonomy)
    {
        var visit = await visits.BeginAsync(HttpContext);
        var shown = TopicTree.Browsed(visit);
        if (taxonomy is not null)
        {
            if (TopicLink.FindTaxonomy(taxonomy, visit) is not { } found)
                return NotFound();
            if (Request.Path.Value != TopicLink.Of(found))
                return LocalRedirectPermanent(TopicLink.Of(found));
            shown = [found];
        }
        var trees = new List<TopicTree>();
        foreach (var one in shown)
            trees.Add(await TopicTree.ReadAsync(one, content, visit, HttpContext.RequestAborted));
        (Trees, Only) = (trees, taxonomy is null ? null : trees[0]);
        return Page();
    }
}
