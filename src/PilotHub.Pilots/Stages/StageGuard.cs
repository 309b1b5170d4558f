using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Decisions;
using PilotHub.Pilots.Learnings;

namespace PilotHub.Pilots.Stages;

/// <summary>A wish to move a pilot on, with what cannot be read from the pilot itself.</summary>
public sealed record StageMove(Stage To)
{
    /// <summary>Why, in a person's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether similar pilots were shown to the author and acknowledged.</summary>
    public bool SimilarPilotsSeen { get; init; }

    /// <summary>Whether there is a scaling plan with a sponsor, target units and a playbook.</summary>
    public bool HasScalingPlan { get; init; }

    /// <summary>Whether at least one adopting unit is live and has confirmed it.</summary>
    public bool HasConfirmedAdoption { get; init; }
}

/// <summary>What a pilot must have before it may change its stage.</summary>
public static class StageGuard
{
    private const int LearningsToComplete = 3;

    /// <summary>What is missing for the move, in the order in which a form asks for it; empty where the pilot may move.</summary>
    public static IReadOnlyList<StageRequirement> Missing(PilotCase pilot, StageMove move) =>
        pilot.Stage.Known is { } from && StageLifecycle.CanMove(from, move.To)
            ? [.. Requirements(pilot, move).Where(requirement => !requirement.Met).Select(requirement => requirement.What)]
            : [StageRequirement.AllowedMove];

    private static (StageRequirement What, bool Met)[] Requirements(PilotCase pilot, StageMove move) => move.To switch
    {
        Stage.Running =>
        [
            (StageRequirement.SimilarPilotsSeen, move.SimilarPilotsSeen),
            (StageRequirement.MetricWithTarget, pilot.Metrics.Any(metric => metric is { Baseline: not null, Target: not null })),
            (StageRequirement.DecisionRule, pilot.Rule.IsComplete),
        ],
        Stage.Completed =>
        [
            (StageRequirement.MetricActuals, pilot.Metrics.Count > 0 && pilot.Metrics.All(metric => metric.Actual is not null)),
            (StageRequirement.ThreeLearnings, pilot.Learnings.Count >= LearningsToComplete),
            (StageRequirement.LearningThatDidNotWork, pilot.Learnings.Any(learning => learning.Kind.Is(LearningKind.DidNotWork))),
            (StageRequirement.EvidenceLevel, pilot.Evidence.Level is not null),
            (StageRequirement.Costs, pilot.Costs.IsKnown),
        ],
        Stage.Decided =>
        [
            (StageRequirement.Decision, pilot.Decision.IsTaken),
            (StageRequirement.DecisionRationale, pilot.Decision.Rationale.Length > 0),
            (StageRequirement.Decider, pilot.Decision.DeciderId is not null),
            (StageRequirement.DecisionDate, pilot.Decision.DecidedOn is not null),
        ],
        Stage.Scaling =>
        [
            (StageRequirement.DecisionToScale, pilot.Decision.Outcome.Is(DecisionOutcome.Scale)),
            (StageRequirement.ScalingPlan, move.HasScalingPlan),
            (StageRequirement.ReuseKit, pilot.Reuse.Artefacts.Count > 0),
        ],
        Stage.Adopted => [(StageRequirement.ConfirmedAdoption, move.HasConfirmedAdoption)],
        _ =>
        [
            (StageRequirement.Reason, !string.IsNullOrWhiteSpace(move.Reason)),
            (StageRequirement.Learnings, pilot.Learnings.Count > 0),
        ],
    };
}
