namespace PilotHub.Pilots.Decisions;

/// <summary>What becomes of a pilot.</summary>
public enum DecisionOutcome
{
    /// <summary>Bring it to other units.</summary>
    Scale,

    /// <summary>Try again, differently.</summary>
    Iterate,

    /// <summary>Lay it aside for now.</summary>
    Shelve,

    /// <summary>End it.</summary>
    Stop,
}

/// <summary>What was decided about a pilot, why, by whom and when.</summary>
public sealed record Decision(Choice<DecisionOutcome> Outcome, string Rationale, string? DeciderId, DateOnly? DecidedOn)
{
    /// <summary>Whether there is a decision.</summary>
    public bool IsTaken => Outcome.IsSet;

    internal static Decision Read(PartReader fields) => new(
        fields.Choice<DecisionOutcome>("Decision"), fields.Markdown("DecisionRationale"), fields.User("Decider"), fields.Day("DecidedOn"));
}

/// <summary>What a team promised itself before the pilot ran: under which conditions to scale, and under which to stop.</summary>
public sealed record DecisionRule(string ScaleIf, string StopIf)
{
    /// <summary>Whether any of it is written.</summary>
    public bool IsSet => ScaleIf.Length > 0 || StopIf.Length > 0;

    /// <summary>Whether both halves are written.</summary>
    public bool IsComplete => ScaleIf.Length > 0 && StopIf.Length > 0;

    internal static DecisionRule Read(PartReader fields) => new(fields.Text("ScaleIf"), fields.Text("StopIf"));
}
