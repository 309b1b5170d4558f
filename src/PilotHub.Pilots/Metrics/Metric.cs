using PilotHub.Content;

namespace PilotHub.Pilots.Metrics;

/// <summary>Which way a figure has to move.</summary>
public enum MetricDirection
{
    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,

    /// <summary>It has to stay where it is.</summary>
    Hold,
}

/// <summary>How an actual value stands against its baseline and target.</summary>
public enum MetricOutcome
{
    /// <summary>There is too little to say.</summary>
    Unknown,

    /// <summary>The target is reached, or the limit held.</summary>
    Reached,

    /// <summary>Moved the right way, not far enough.</summary>
    Partly,

    /// <summary>Did not move, moved the wrong way, or the limit is broken.</summary>
    Missed,
}

/// <summary>A figure that a pilot set out to move, or a guardrail: one that must not drift beyond a limit, its target.</summary>
public sealed record Metric(string Id, string Name, string Unit, decimal? Baseline, decimal? Target, decimal? Actual, bool Guardrail)
{
    /// <summary>Which way the figure has to move, or null where baseline or target is missing.</summary>
    public MetricDirection? Direction => Target is { } target && Baseline is { } baseline
        ? target.CompareTo(baseline) switch { > 0 => MetricDirection.Up, < 0 => MetricDirection.Down, _ => MetricDirection.Hold }
        : null;

    /// <summary>
    /// How much of the way from baseline to target the actual value has gone: 1 is the target, more is beyond it, negative is the wrong
    /// way. Null where a value is missing or there is no way to go.
    /// </summary>
    // Doubles, because the difference of two decimals can be too large for a decimal.
    public double? Progress => Target is { } target && Baseline is { } baseline && Actual is { } actual && (double)target != (double)baseline
        ? ((double)actual - (double)baseline) / ((double)target - (double)baseline)
        : null;

    /// <summary><see cref="Progress"/> in whole percent, rounded down: nobody is at 100 before the target is reached.</summary>
    // The small addition keeps 29 % from becoming 28 in binary; the bound keeps absurd figures printable.
    public int? PercentOfWay => Progress is { } way ? (int)Math.Clamp(Math.Floor((way * 100) + 1e-9), -1_000_000, 1_000_000) : null;

    /// <summary>
    /// How the figure came out. A guardrail's target is how far the figure may drift: short of it the limit holds, beyond it the limit
    /// is broken. Where baseline and target are the same, nobody can tell whether more or less would be worse.
    /// </summary>
    public MetricOutcome Outcome => (Actual == Target, Progress) switch
    {
        _ when Actual is null || Target is null => MetricOutcome.Unknown,
        (true, _) => MetricOutcome.Reached,
        (_, null) => MetricOutcome.Unknown,
        (_, var way) when Guardrail => way <= 1 ? MetricOutcome.Reached : MetricOutcome.Missed,
        (_, >= 1) => MetricOutcome.Reached,
        (_, > 0) => MetricOutcome.Partly,
        _ => MetricOutcome.Missed,
    };

    internal static IReadOnlyList<Metric> ReadAll(ContentItem item) =>
    [
        .. PartReader.Bag(item, "Metrics", "Metric").Select(entry => new Metric(
            entry.Id, entry.Fields.Text("Name"), entry.Fields.Text("Unit"), entry.Fields.Number("Baseline"), entry.Fields.Number("Target"),
            entry.Fields.Number("Actual"), entry.Fields.Flag("Guardrail") ?? false)).Where(metric => metric.Name.Length > 0),
    ];
}
