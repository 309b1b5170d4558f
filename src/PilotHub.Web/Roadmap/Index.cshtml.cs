using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Roadmap;
using PilotHub.Pilots.Stages;
using PilotHub.Pilots.Vision;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Cases;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Roadmap;

/// <summary>A goal and how many pilots serve it.</summary>
internal sealed record GoalLine(string Title, string Href, string Excerpt, string? Lang, int Pilots);

/// <summary>The five steps: what each is for, and the pages, goals and figures behind it.</summary>
internal sealed class IndexModel(Visits visits, PublishedContent content, RenderedContent rendered, RoadmapNames names) : PageModel
{
    private const int MaxPages = 500;
    private const int MaxGoals = 200;
    private const int MaxSpreading = 5;

    public RoadmapNames Names => names;

    public RoadmapFigures Figures { get; private set; } = null!;

    public FieldLabels Labels { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyList<PageLine>> Pages { get; private set; } = new Dictionary<string, IReadOnlyList<PageLine>>();

    public IReadOnlyList<GoalLine> Goals { get; private set; } = [];

    /// <summary>The stages with the number of pilots at each, in the order of life.</summary>
    public IReadOnlyList<(string Stage, int Count)> Stages { get; private set; } = [];

    /// <summary>How the pilots are classed under the AI Act, most frequent first.</summary>
    public IReadOnlyList<(string Class, int Count)> Classes { get; private set; } = [];

    public IReadOnlyList<CaseRow> Spreading { get; private set; } = [];

    public Visit Visit { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Visit = await visits.BeginAsync(HttpContext);
        Labels = Visit.Labels(PilotCase.TypeName);
        Figures = await RoadmapFigures.ReadAsync(content, Visit, stop);
        Stages = [.. StageLifecycle.All.Select(stage => (stage.ToString(), Figures.Stages.GetValueOrDefault(stage.ToString()))).Where(entry => entry.Item2 > 0)];
        var cases = new ContentQuery([PilotCase.TypeName]) { Filters = ContentAccess.ListFilters(Visit.Reader, PilotCase.TypeName) };
        Classes = [.. (await content.CountByAsync(cases, $"{PilotCase.TypeName}.AiActRisk", stop)).OrderByDescending(entry => entry.Value).Select(entry => (entry.Key, entry.Value))];
        Goals = await ReadGoalsAsync(await content.CountByAsync(cases, $"{PilotCase.TypeName}.VisionGoal", stop), stop);
        var spreading = await content.ListAsync(
            cases with { Filters = [.. cases.Filters, new($"{PilotCase.TypeName}.Stage", [nameof(Stage.Scaling), nameof(Stage.Adopted)])], Take = MaxSpreading }, stop);
        Spreading = CaseRows.Of(spreading.Items, Visit);
        var pages = await content.ListAsync(new([FreePageDisplay.TypeName]) { Order = ContentOrder.Title, Take = MaxPages }, stop);
        Pages = Visit.InBestLanguage(pages.Items.Where(Visit.MayList)).GroupBy(FreePageDisplay.StepOf)
            .ToDictionary(group => group.Key, IReadOnlyList<PageLine> (group) => [.. group.Select(page => PageLine.Of(page, Visit))]);
    }

    public IReadOnlyList<PageLine> PagesOf(RoadmapStep step) => Pages.GetValueOrDefault(step.ToString(), []);

    private async Task<IReadOnlyList<GoalLine>> ReadGoalsAsync(IReadOnlyDictionary<string, int> pilots, CancellationToken cancellationToken)
    {
        // A pilot names its goal in its own language; a goal counts the pilots of all its translations.
        var all = await content.ListAsync(new([VisionGoal.TypeName]) { Take = MaxGoals }, cancellationToken);
        var bySet = all.Items.ToLookup(SetOf);
        return
        [
            .. Figures.Goals.Select(item => new VisionGoal(item)).Select(goal => new GoalLine(
                goal.Title, $"/{goal.Item.Text("AutoroutePart", "Path")}",
                rendered.Render(goal.Item, "statement", goal.Statement, topHeadingLevel: 2).Excerpt, Visit.LangOf(goal.Language.Culture),
                bySet[SetOf(goal.Item)].Sum(item => pilots.GetValueOrDefault(item.ContentItemId)))),
        ];

        static string SetOf(ContentItem item) => Pilots.ContentLanguage.Of(item).Set is { Length: > 0 } set ? set : item.ContentItemId;
    }
}
