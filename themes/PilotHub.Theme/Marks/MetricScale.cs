namespace PilotHub.Theme;

/// <summary>One measured figure of a pilot. A guardrail's target is a limit that must hold, not a goal to reach.</summary>
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
internal sealed record MetricScale(double? Baseline, double? Target, double? Actual, MetricOutcome Outcome, int? PercentOfWay)
{
    // Marks at the very edge would be cut in half; the scale leaves them room.
    private const double First = 2, Last = 98;

    public static MetricScale Of(MetricLine metric)
    {
        // Doubles, because the difference of two decimals can be too large for a decimal.
        double[] values = [.. new[] { metric.Baseline, metric.Target, metric.Actual }.OfType<decimal>().Select(value => (double)value)];
        var low = values.DefaultIfEmpty().Min();
        var high = values.DefaultIfEmpty().Max();

        // The way to the target always runs left to right, also where less is better, so that bars compare down a page.
        var less = metric.Target < metric.Baseline;
        double? Place(decimal? value) => value is not { } v ? null
            : high == low ? 50
            : Math.Round(First + ((Last - First) * ((less ? high - (double)v : (double)v - low) / (high - low))), 2);

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
        if (actual == target)
            return (MetricOutcome.Reached, 100);
        // Without a way from baseline to target nobody can tell whether less or more would be worse.
        if (metric.Baseline is not { } baseline || (double)target == (double)baseline)
            return (MetricOutcome.Unknown, null);

        var way = ((double)actual - (double)baseline) / ((double)target - (double)baseline);
        // The small addition keeps 29 % from becoming 28 in binary; the bound keeps absurd figures printable.
        var percent = (int)Math.Clamp(Math.Floor((way * 100) + 1e-9), -1_000_000, 1_000_000);
        // A guardrail's target is how far the figure may drift: short of it the limit holds, beyond it the limit is broken.
        var outcome = (metric.Guardrail, way) switch
        {
            (true, <= 1) or (false, >= 1) => MetricOutcome.Reached,
            (false, > 0) => MetricOutcome.Partly,
            _ => MetricOutcome.Missed,
        };
        return (outcome, percent);
    }
}
