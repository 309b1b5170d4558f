namespace PilotHub.Pilots.Stages;

/// <summary>Where a pilot stands in its life, in the order of that life.</summary>
public enum Stage
{
    /// <summary>Described, not begun.</summary>
    Idea,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Finished and written up.</summary>
    Completed,

    /// <summary>Somebody has decided what becomes of it.</summary>
    Decided,

    /// <summary>On its way to other units.</summary>
    Scaling,

    /// <summary>In ordinary use in at least one other unit.</summary>
    Adopted,

    /// <summary>Ended early; what it taught stays.</summary>
    Stopped,

    /// <summary>Was in use and is not any more; what it taught stays.</summary>
    Retired,
}
