using System.Collections.Frozen;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>The fields that the case page has a place for. What a site adds to the definition of a case is shown at its end.</summary>
internal static class CaseFields
{
    private static readonly FrozenSet<string> Placed = new[]
    {
        "Summary", "Goal", "StrategicPotential", "PotentialRationale", "LearningSpeed", "Owner", "Deputy", "Authors", "OrgUnit", "Domain", "Technology", "Tags",
        "Stage", "PlannedStart", "PlannedEnd", "ActualStart", "ActualEnd", "RoadmapSteps", "VisionGoal", "Hypothesis", "ScaleIf", "StopIf", "AiClass", "Sourcing",
        "Vendor", "Model", "HumanReview", "HumanReviewHow", "DataSources", "DataClass", "PersonalData", "AiActRisk", "AiActJustification", "Method", "Sample",
        "DurationWeeks", "Result", "EvidenceLevel", "DoDifferently", "PeopleImpact", "CostOneOff", "CostYearly", "CostPersonDays", "Decision", "DecisionRationale",
        "Decider", "DecidedOn", "ReuseLicence", "ReusePreconditions", "Related", "Supersedes", "LastVerified", "ReviewDue", "Visibility", "VisibleTo",
    }.ToFrozenSet();

    /// <summary>The fields of the site's own that hold something.</summary>
    public static async Task<IReadOnlyList<DefinedField>> ReadAddedAsync(ContentItem item, Visit visit, DefinedDisplay display, CancellationToken cancellationToken)
    {
        if (visit.Site.Definitions.Part(PilotCase.TypeName) is not { } part || part.Fields.All(field => Placed.Contains(field.Name)))
            return [];
        var fields = await display.ReadFieldsAsync(item, visit, cancellationToken);
        return fields.Of(new ContentPartDefinition(part.Name, part.Settings, [.. part.Fields.Where(field => !Placed.Contains(field.Name))]), item.Part(PilotCase.TypeName), "added");
    }
}
