namespace PilotHub.Theme;

/// <summary>One measured figure of a pilot. A guardrail is a limit that must hold, not a goal to reach.</summary>
public sealed record MetricLine(string Name, string Unit, decimal? Baseline, decimal? Target, decimal? Actual, bool Guardrail = false);

/// <summary>How an actual value stands against its baseline and target.</summary>
public enum MetricOutcome
{
    Unknown,
    Reached,
    Partly,
    Missed,
}

/// <summary>Where the marks of a metric lie on its scale, in percent of the width, and how it came out.</summary>
internal sealed record MetricScale(decimal? Baseline, decimal? Target, decimal? Actual, MetricOutcome Outcome, int? PercentOfWay)
{
    // Marks at the very edge would be cut in half; the scale leaves them room.
    private const decimal First = 2m, Last = 98m;

    public static MetricScale Of(MetricLine metric)
    {
        decimal[] values = [.. new[] { metric.Baseline, metric.Target, metric.Actual }.OfType<decimal>()];
        var low = values.DefaultIfEmpty().Min();
        var high = values.DefaultIfEmpty().Max();

        decimal? Place(decimal? value) => value is not { } v ? null
            : high == low ? 50m
            : Math.Round(First + ((Last - First) * ((v - low) / (high - low))), 2);

        var (outcome, percent) = Judge(metric);
        return new MetricScale(Place(metric.Baseline), Place(metric.Target), Place(metric.Actual), outcome, percent);
    }

    public Tone Tone => Outcome switch
    {
        MetricOutcome.Reached => Tone.Good,
        MetricOutcome.Partly => Tone.Warn,
        MetricOutcome.Missed => Tone.Stop,
        _ => Tone.Neutral,
    };

    private static (MetricOutcome Outcome, int? PercentOfWay) Judge(MetricLine metric)
    {
        if (metric is not { Target: { } target, Actual: { } actual })
            return (MetricOutcome.Unknown, null);
        if (metric.Baseline is not { } baseline)
            return (actual == target ? MetricOutcome.Reached : MetricOutcome.Unknown, null);
        // Nothing was to change: only staying there counts as reached.
        if (target == baseline)
            return (actual == target ? MetricOutcome.Reached : MetricOutcome.Missed, null);

        var way = (actual - baseline) / (target - baseline);
        var percent = (int)Math.Clamp(Math.Floor(way * 100), int.MinValue / 2, int.MaxValue / 2);
        return way >= 1 ? (MetricOutcome.Reached, percent)
            : metric.Guardrail ? (MetricOutcome.Missed, percent)
            : way > 0 ? (MetricOutcome.Partly, percent)
            : (MetricOutcome.Missed, percent);
    }
}
