using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Roadmap;
using PilotHub.Pilots.Vision;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Cases;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Roadmap;

/// <summary>A vision goal as it is shown to one reader, with the first of the pilots that serve it.</summary>
internal sealed record GoalView(VisionGoal Goal, RenderedText Statement, FieldLabels Labels, string? Lang, ContentItem? Twin)
{
    public required ThemeLink Step { get; init; }

    public required IReadOnlyList<CaseRow> Pilots { get; init; }

    public required int PilotCount { get; init; }

    /// <summary>The list of all of them.</summary>
    public required string AllPilotsHref { get; init; }
}

/// <summary>Shows vision goals.</summary>
internal sealed class GoalDisplay(PublishedContent content, RenderedContent rendered, RoadmapNames roadmap) : IContentDisplay
{
    private const int MaxPilots = 10;

    public string ContentType => VisionGoal.TypeName;

    /// <summary>The query for the pilots that serve a goal, in whichever language they name it.</summary>
    public static ContentQuery PilotsOf(IEnumerable<string> goalIds, Reader reader) => new([PilotCase.TypeName])
    {
        Filters = [.. ContentAccess.ListFilters(reader, PilotCase.TypeName), new ContentFilter($"{PilotCase.TypeName}.VisionGoal", [.. goalIds])],
        Take = MaxPilots,
    };

    public async Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken)
    {
        var goal = new VisionGoal(item);
        var translations = await content.FindTranslationsAsync(item, cancellationToken);
        string[] ids = [item.ContentItemId, .. translations.Select(other => other.ContentItemId)];
        var pilots = await content.ListAsync(PilotsOf(ids, visit.Reader), cancellationToken);
        var statement = rendered.Render(item, "statement", goal.Statement, topHeadingLevel: 2);
        var view = new GoalView(goal, statement, visit.Labels(VisionGoal.TypeName), visit.LangOf(goal.Language.Culture), translations.FirstOrDefault(visit.MayList))
        {
            Step = roadmap.LinkTo(nameof(RoadmapStep.Vision))!,
            Pilots = CaseRows.Of(pilots.Items, visit),
            PilotCount = pilots.Total,
            AllPilotsHref = "/cases" + QueryString.Create(ids.Select(id => KeyValuePair.Create("goal", (string?)id))),
        };
        return new("~/Roadmap/_Goal.cshtml", view, goal.Title) { Description = statement.Excerpt };
    }
}
