namespace PilotHub.Pilots.Stages;

/// <summary>A pilot's changes of stage in their order, and how long it stayed where. Figures come from the events alone.</summary>
public sealed class StageHistory
{
    /// <summary>Orders the events by time; those without one keep their place at the beginning.</summary>
    public StageHistory(IEnumerable<StageEvent> events)
    {
        Events = [.. events.OrderBy(entry => entry.AtUtc ?? DateTime.MinValue)];
    }

    /// <summary>The events, oldest first.</summary>
    public IReadOnlyList<StageEvent> Events { get; }

    /// <summary>When the pilot last came to that stage, or null.</summary>
    public DateTime? Reached(Stage stage) => Events.LastOrDefault(entry => entry.To.Is(stage))?.AtUtc;

    /// <summary>
    /// How long the pilot stayed in the stage that the event at <paramref name="index"/> brought it to; until <paramref name="now"/> for
    /// the last event. Null where a time is missing.
    /// </summary>
    public TimeSpan? TimeAfter(int index, DateTime now)
    {
        var until = index + 1 < Events.Count ? Events[index + 1].AtUtc : now;
        return until - Events[index].AtUtc is { } time && time >= TimeSpan.Zero ? time : null;
    }

    /// <summary>How long the pilot has been in <paramref name="stage"/>, its stage of today; null where the events do not lead there.</summary>
    public TimeSpan? TimeIn(Stage stage, DateTime now) =>
        Events is [.., var last] && last.To.Is(stage) ? TimeAfter(Events.Count - 1, now) : null;
}
