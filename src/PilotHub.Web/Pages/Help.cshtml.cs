using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Web.Reading;
using PilotHub.Web.Roadmap;

namespace PilotHub.Web.Pages;

/// <summary>All free pages: how to use PilotHub, then what belongs to the steps of the roadmap.</summary>
internal sealed class HelpModel(Visits visits, PublishedContent content, RoadmapNames roadmap) : PageModel
{
    private const int MaxPages = 500;

    /// <summary>The pages, those that belong to no step first.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<PageLine> Pages)> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var visit = await visits.BeginAsync(HttpContext);
        var pages = await content.ListAsync(new([FreePageDisplay.TypeName]) { Order = ContentOrder.Title, Take = MaxPages }, HttpContext.RequestAborted);
        Groups =
        [
            .. visit.InBestLanguage(pages.Items.Where(visit.MayList)).GroupBy(FreePageDisplay.StepOf).OrderBy(group => roadmap.OrderOf(group.Key))
                .Select(group => (roadmap.LinkTo(group.Key)?.Text ?? "", (IReadOnlyList<PageLine>)[.. group.Select(page => PageLine.Of(page, visit))])),
        ];
    }
}

/// <summary>A page in a list of pages.</summary>
internal sealed record PageLine(string Title, string Href, string Summary, string? Lang)
{
    public static PageLine Of(ContentItem page, Visit visit) => new(
        page.DisplayText, $"/{page.Text("AutoroutePart", "Path")}", FreePageDisplay.SummaryOf(page), visit.LangOf(Pilots.ContentLanguage.Of(page).Culture));
}
