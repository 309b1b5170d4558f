namespace PilotHub.Pilots.Evidence;

/// <summary>How much a pilot's result can be relied on. The numbers are what content stores.</summary>
public enum EvidenceLevel
{
    /// <summary>Somebody tells of it.</summary>
    Anecdote = 0,

    /// <summary>Argued, not measured.</summary>
    Reasoned = 1,

    /// <summary>Measured before and after.</summary>
    BeforeAfter = 2,

    /// <summary>Measured against a group without it.</summary>
    ComparisonGroup = 3,

    /// <summary>Found again somewhere else.</summary>
    Replicated = 4,

    /// <summary>Found again by others who followed the playbook.</summary>
    ReplicatedWithPlaybook = 5,
}
