using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Content.Taxonomies;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;

namespace PilotHub.Web.Pages;

/// <summary>Whatever item lives at an address that no feature claims: a pilot case, a vision goal, a free page or anything else with a route.</summary>
// The page takes every address that nothing else does. What only reads has no token to check, and what would write finds nothing here.
[IgnoreAntiforgeryToken]
internal sealed class ItemModel(Visits visits, Addresses addresses, ContentDisplays displays) : PageModel
{
    private const string TaxonomyType = "Taxonomy";

    public DisplayedContent Display { get; private set; } = null!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var visit = await visits.BeginAsync(HttpContext);
        var (item, redirect) = await addresses.FindAsync(Request.Path.Value ?? "", visit, Request.Query.ContainsKey("preview"), stop);
        if (item is null)
            return NotFound();
        if (item.ContentType == TaxonomyType)
            return LocalRedirectPermanent(TopicLink.Of(Taxonomy.Of(item)));
        if (redirect is not null)
            return LocalRedirectPermanent(new PathString(redirect).ToUriComponent() + Request.QueryString);
        Display = await displays.ShowAsync(item, visit, stop);
        if (!item.Published)
            Response.Headers.CacheControl = "private, no-store";
        return Page();
    }
}
