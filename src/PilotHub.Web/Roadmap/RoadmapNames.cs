using Microsoft.Extensions.Localization;
using PilotHub.Pilots;
using PilotHub.Pilots.Roadmap;
using PilotHub.Theme;

namespace PilotHub.Web.Roadmap;

/// <summary>The five steps in the reader's language.</summary>
internal sealed class RoadmapNames(IStringLocalizer<RoadmapTexts> texts)
{
    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<RoadmapStep> Steps { get; } = [RoadmapStep.Vision, RoadmapStep.Pilots, RoadmapStep.Governance, RoadmapStep.Scaling, RoadmapStep.Culture];

    public string NameOf(RoadmapStep step) => texts[$"Step.{step}"];

    /// <summary>What the step is for, in one short sentence.</summary>
    public string PurposeOf(RoadmapStep step) => texts[$"Step.{step}.Purpose"];

    /// <summary>Where the step is described on the roadmap's page.</summary>
    public static string AnchorOf(RoadmapStep step) => step.ToString().ToLowerInvariant();

    /// <summary>A link to the step that content names, or null where it names none.</summary>
    public ThemeLink? LinkTo(string step) => new Choice<RoadmapStep>(step).Known is { } known ? new(NameOf(known), $"/roadmap#{AnchorOf(known)}") : null;

    /// <summary>The step's place among the others; what belongs to no step comes first.</summary>
    public int OrderOf(string step) => new Choice<RoadmapStep>(step).Known is { } known ? (int)known : -1;
}
