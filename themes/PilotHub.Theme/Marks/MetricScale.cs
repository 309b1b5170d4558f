namespace PilotHub.Theme;

/// <summary>One measured figure of a pilot and how it came out. A guardrail's target is a limit that must hold, not a goal to reach.</summary>
public sealed record MetricLine(string Name, string Unit, decimal? Baseline, decimal? Target, decimal? Actual, bool Guardrail = false)
{
    /// <summary>The judgement of whoever knows the rules; a drawing does not judge.</summary>
    public MetricOutcome Outcome { get; init; }

    /// <summary>How much of the way from baseline to target was gone, in percent; null where there is no way.</summary>
    public int? PercentOfWay { get; init; }

    /// <summary>Whether the pilot is over, so that a missing figure will not come any more.</summary>
    public bool IsOver { get; init; }
}

/// <summary>What a metric's outcome is drawn as.</summary>
public enum MetricOutcome
{
    Unknown,
    Reached,
    Partly,
    Missed,
}

/// <summary>Where the marks of a metric lie on its scale, in percent of the width.</summary>
internal sealed record MetricScale(double? Baseline, double? Target, double? Actual)
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

        return new(Place(metric.Baseline), Place(metric.Target), Place(metric.Actual));
    }
}
