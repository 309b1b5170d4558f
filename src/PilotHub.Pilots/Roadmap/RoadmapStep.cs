namespace PilotHub.Pilots.Roadmap;

/// <summary>The five steps of the human-AI collaboration roadmap, in their order.</summary>
public enum RoadmapStep
{
    /// <summary>A goal beyond efficiency.</summary>
    Vision,

    /// <summary>Pilots picked for fast learning and strategic potential.</summary>
    Pilots,

    /// <summary>An ethics council, defined roles, transparent reviews.</summary>
    Governance,

    /// <summary>Successful prototypes spread.</summary>
    Scaling,

    /// <summary>Acceptance and resistance, measured.</summary>
    Culture,
}
