namespace PilotHub.Pilots.Stages;

/// <summary>What a change of stage can still be missing.</summary>
public enum StageRequirement
{
    /// <summary>The life cycle has no such move.</summary>
    AllowedMove,

    /// <summary>Similar pilots were shown to the author and acknowledged.</summary>
    SimilarPilotsSeen,

    /// <summary>At least one metric with a baseline and a target.</summary>
    MetricWithTarget,

    /// <summary>Both halves of the decision rule: scale if, stop if.</summary>
    DecisionRule,

    /// <summary>An actual value for every metric.</summary>
    MetricActuals,

    /// <summary>At least three learnings.</summary>
    ThreeLearnings,

    /// <summary>At least one learning about what did not work.</summary>
    LearningThatDidNotWork,

    /// <summary>A level of evidence.</summary>
    EvidenceLevel,

    /// <summary>What the pilot cost.</summary>
    Costs,

    /// <summary>What was decided.</summary>
    Decision,

    /// <summary>Why it was decided so.</summary>
    DecisionRationale,

    /// <summary>Who decided.</summary>
    Decider,

    /// <summary>The day of the decision.</summary>
    DecisionDate,

    /// <summary>The decision is to scale.</summary>
    DecisionToScale,

    /// <summary>A scaling plan with a sponsor, target units and a playbook.</summary>
    ScalingPlan,

    /// <summary>Something for others to reuse.</summary>
    ReuseKit,

    /// <summary>At least one adopting unit that is live and has confirmed it.</summary>
    ConfirmedAdoption,

    /// <summary>Why the pilot ends.</summary>
    Reason,

    /// <summary>At least one learning.</summary>
    Learnings,
}
