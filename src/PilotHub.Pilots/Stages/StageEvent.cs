using PilotHub.Content;

namespace PilotHub.Pilots.Stages;

/// <summary>One change of stage: from where to where, by whom, when and why. What a team did not record is null or empty.</summary>
public sealed record StageEvent(Choice<Stage> From, Choice<Stage> To, string? UserId, DateTime? AtUtc, string Reason)
{
    internal static IReadOnlyList<StageEvent> ReadAll(ContentItem item) =>
    [
        .. PartReader.Bag(item, "StageEvents", "StageEvent").Select(entry => new StageEvent(
            entry.Fields.Choice<Stage>("From"), entry.Fields.Choice<Stage>("To"), entry.Fields.User("By"), entry.Fields.Moment("At"), entry.Fields.Text("Reason"))),
    ];
}
