using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Reading;
using PilotHub.Web.Roadmap;

namespace PilotHub.Web.Home;

/// <summary>What this is, what is new, and where to go from here.</summary>
internal sealed class IndexModel(Visits visits, PublishedContent content, RoadmapNames names, IStringLocalizer<RoadmapTexts> roadmap) : PageModel
{
    private const int Candidates = 20;
    private const int Cards = 6;
    private const int Newest = 5;

    public string SiteName { get; private set; } = "";

    public string Tagline { get; private set; } = "";

    public bool IsAdministrator { get; private set; }

    public IReadOnlyList<LearningCard> Learnings { get; private set; } = [];

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public int CaseCount { get; private set; }

    public IReadOnlyList<RoadmapStepLine> Roadmap { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var visit = await visits.BeginAsync(HttpContext);
        (SiteName, Tagline) = (visit.Site.Settings.SiteName, visit.Site.Settings.TaglineIn(visit.Language));
        IsAdministrator = visit.Reader.IsAdministrator;
        var all = new ContentQuery([PilotCase.TypeName]) { Filters = ContentAccess.ListFilters(visit.Reader, PilotCase.TypeName), Take = Candidates };
        var newest = await content.ListAsync(all, stop);
        var own = await content.ListAsync(all with { Filters = [.. all.Filters, PublishedContent.InLanguage(visit.Language)] }, stop);
        Learnings = NewestLearnings.Pick(own.Items.Concat(newest.Items).DistinctBy(item => item.ContentItemId).Where(visit.MayList), visit, Cards);
        Cases = Web.Cases.CaseRows.Of(visit.InBestLanguage(newest.Items.Where(visit.MayList)).Take(Newest), visit);
        CaseCount = newest.Total;
        Roadmap = (await RoadmapFigures.ReadAsync(content, visit, stop)).Line(names, roadmap);
    }
}
