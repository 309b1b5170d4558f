using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Evidence;
using PilotHub.Theme;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;

namespace PilotHub.Web.Cases;

/// <summary>Cases as lists show them.</summary>
internal static class CaseRows
{
    /// <summary>Those of <paramref name="items"/> that the reader may come across.</summary>
    public static IReadOnlyList<CaseRow> Of(IEnumerable<ContentItem> items, Visit visit)
    {
        var labels = visit.Labels(PilotCase.TypeName);
        return [.. items.Where(visit.MayList).Select(item => Of(new PilotCase(item), visit, labels))];
    }

    private static CaseRow Of(PilotCase pilot, Visit visit, FieldLabels labels) => new()
    {
        Title = pilot.Title,
        Href = $"/{pilot.Path}",
        Stage = pilot.Stage.Value,
        StageLabel = labels.Option("Stage", pilot.Stage.Value),
        Summary = pilot.Summary,
        EvidenceLevel = (int?)pilot.Evidence.Level,
        EvidenceLabel = pilot.Evidence.Level?.NameIn(visit.Culture) ?? "",
        Potential = pilot.StrategicPotential,
        Owner = visit.FindPerson(pilot.OwnerId)?.Name ?? "",
        Unit = pilot.OrgUnitId is { } unit ? TopicLink.Of(unit, visit) : null,
        Date = pilot.Item.PublishedUtc is { } published ? DateOnly.FromDateTime(published) : null,
        Lang = visit.LangOf(pilot.Language.Culture),
    };
}
