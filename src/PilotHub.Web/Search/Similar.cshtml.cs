using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Content;
using PilotHub.Pilots;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>The pilots that are similar to one: a page of its own, whose list the case page shows below.</summary>
internal sealed class SimilarModel(Visits visits, PublishedContent content, SimilarPilots similar, Microsoft.Extensions.Localization.IStringLocalizer<SearchTexts> texts) : PageModel
{
    public ContentItem Item { get; private set; } = null!;

    public string? Lang { get; private set; }

    public string Href => "/" + Item.Text("AutoroutePart", "Path");

    public IReadOnlyList<SearchRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id)
    {
        // What is similar changes with every publication, a moment after it: case pages are kept, this one is not.
        Response.Headers.CacheControl = "private, no-cache";
        var visit = await visits.BeginAsync(HttpContext);
        if (!ContentItemIds.IsValid(id) || await content.FindAsync(id, HttpContext.RequestAborted) is not { ContentType: PilotCase.TypeName } item || !visit.MayView(item))
            return NotFound();
        (Item, Lang) = (item, visit.LangOf(ContentLanguage.Of(item).Culture));
        Rows = [.. similar.To(item, visit).Select(pilot => SearchRow.Of(pilot.Hit, visit, texts) with { Common = pilot.Common })];
        return Page();
    }
}
