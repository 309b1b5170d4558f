using System.Globalization;
using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Roadmap;
using PilotHub.Pilots.Stages;
using PilotHub.Pilots.Vision;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Roadmap;

/// <summary>What the site holds for each step, as far as the reader may come across it.</summary>
internal sealed record RoadmapFigures
{
    private const int MaxItems = 200;

    public required IReadOnlyList<ContentItem> Goals { get; init; }

    public required IReadOnlyList<ContentItem> Reviews { get; init; }

    public required IReadOnlyList<ContentItem> Plans { get; init; }

    public required IReadOnlyList<ContentItem> Surveys { get; init; }

    /// <summary>How many cases there are at each stage.</summary>
    public required IReadOnlyDictionary<string, int> Stages { get; init; }

    public required int Cases { get; init; }

    public int Spreading => Stages.GetValueOrDefault(nameof(Stage.Scaling)) + Stages.GetValueOrDefault(nameof(Stage.Adopted));

    public static async Task<RoadmapFigures> ReadAsync(PublishedContent content, Visit visit, CancellationToken cancellationToken)
    {
        var cases = new ContentQuery([PilotCase.TypeName]) { Filters = ContentAccess.ListFilters(visit.Reader, PilotCase.TypeName) };
        return new()
        {
            Goals = await ListAsync(VisionGoal.TypeName),
            Reviews = await ListAsync("EthicsReview"),
            Plans = await ListAsync("ScalingPlan"),
            Surveys = await ListAsync("PulseSurvey"),
            Stages = await content.CountByAsync(cases, $"{PilotCase.TypeName}.Stage", cancellationToken),
            Cases = await content.CountAsync(cases, cancellationToken),
        };

        async Task<IReadOnlyList<ContentItem>> ListAsync(string type)
        {
            var page = await content.ListAsync(new([type]) { Order = ContentOrder.Published, Take = MaxItems }, cancellationToken);
            return visit.InBestLanguage(page.Items.Where(item => visit.MayList(item) && item.Find(type, "Template", "Value") is not { ValueKind: System.Text.Json.JsonValueKind.True }));
        }
    }

    /// <summary>The roadmap in one line.</summary>
    public IReadOnlyList<RoadmapStepLine> Line(RoadmapNames names, IStringLocalizer<RoadmapTexts> texts)
    {
        return [.. RoadmapNames.Steps.Select(step => new RoadmapStepLine(names.NameOf(step), $"/roadmap#{RoadmapNames.AnchorOf(step)}", names.PurposeOf(step), Figure(step)))];

        string Figure(RoadmapStep step) => step switch
        {
            RoadmapStep.Vision => Counted(Goals.Count, "goal", "goals"),
            RoadmapStep.Pilots => Counted(Cases, "pilot", "pilots"),
            RoadmapStep.Governance => Counted(Reviews.Count, "review", "reviews"),
            RoadmapStep.Scaling => Counted(Spreading, "pilot spreading", "pilots spreading"),
            RoadmapStep.Culture => Counted(Surveys.Count, "survey", "surveys"),
            _ => "",
        };

        // A step that holds nothing yet is no figure; its purpose stands there all the same.
        string Counted(int count, string one, string many) => count == 0 ? "" : count == 1 ? texts["1 " + one] : texts["{0} " + many, count.ToString("N0", CultureInfo.CurrentCulture)];
    }
}
