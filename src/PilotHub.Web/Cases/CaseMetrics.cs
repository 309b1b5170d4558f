using PilotHub.Pilots.Metrics;
using PilotHub.Theme;
using Drawn = PilotHub.Theme.MetricOutcome;
using Judged = PilotHub.Pilots.Metrics.MetricOutcome;

namespace PilotHub.Web.Cases;

/// <summary>Metrics as the case page draws them. How one came out is for the domain to say.</summary>
internal static class CaseMetrics
{
    public static MetricLine Line(Metric metric, bool isOver) =>
        new(metric.Name, metric.Unit, metric.Baseline, metric.Target, metric.Actual, metric.Guardrail)
        {
            Outcome = metric.Outcome switch
            {
                Judged.Reached => Drawn.Reached,
                Judged.Partly => Drawn.Partly,
                Judged.Missed => Drawn.Missed,
                _ => Drawn.Unknown,
            },
            PercentOfWay = metric.PercentOfWay,
            IsOver = isOver,
        };
}
