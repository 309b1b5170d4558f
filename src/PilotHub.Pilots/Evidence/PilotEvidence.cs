namespace PilotHub.Pilots.Evidence;

/// <summary>Whether a pilot came to what it set out for.</summary>
public enum PilotResult
{
    /// <summary>It did.</summary>
    Achieved,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It did not.</summary>
    NotAchieved,

    /// <summary>The pilot could not tell.</summary>
    Inconclusive,
}

/// <summary>How a pilot found out what it found out. <see cref="DurationWeeks"/> is in weeks, <see cref="Sample"/> counts whatever was looked at.</summary>
public sealed record PilotEvidence(
    string Hypothesis, string Method, decimal? Sample, decimal? DurationWeeks, Choice<PilotResult> Result, EvidenceLevel? Level)
{
    internal static PilotEvidence Read(PartReader fields) => new(
        fields.Markdown("Hypothesis"), fields.Markdown("Method"), fields.Number("Sample"), fields.Number("DurationWeeks"),
        fields.Choice<PilotResult>("Result"), EvidenceLevels.Of(fields.Whole("EvidenceLevel", 0, 5)));
}
