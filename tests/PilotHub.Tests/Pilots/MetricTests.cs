using PilotHub.Pilots.Metrics;

namespace PilotHub.Tests.Pilots;

public sealed class MetricTests
{
    [Theory]
    [InlineData(10, 20, 15, MetricDirection.Up, 0.5, MetricOutcome.Partly)]
    [InlineData(10, 20, 20, MetricDirection.Up, 1, MetricOutcome.Reached)]
    [InlineData(10, 20, 25, MetricDirection.Up, 1.5, MetricOutcome.Reached)]
    [InlineData(10, 20, 10, MetricDirection.Up, 0, MetricOutcome.Missed)]
    [InlineData(10, 20, 5, MetricDirection.Up, -0.5, MetricOutcome.Missed)]
    [InlineData(40, 20, 30, MetricDirection.Down, 0.5, MetricOutcome.Partly)]
    [InlineData(40, 20, 10, MetricDirection.Down, 1.5, MetricOutcome.Reached)]
    [InlineData(-10, 10, 0, MetricDirection.Up, 0.5, MetricOutcome.Partly)]
    public void Progress_runs_from_the_baseline_to_the_target(int baseline, int target, int actual, MetricDirection direction, double progress, MetricOutcome outcome)
    {
        var metric = new Metric("m", "Time", "min", baseline, target, actual, Guardrail: false);

        Assert.Equal(direction, metric.Direction);
        Assert.Equal(progress, metric.Progress!.Value, precision: 9);
        Assert.Equal(outcome, metric.Outcome);
    }

    [Theory]
    [InlineData(2, 5, 1, MetricOutcome.Reached)]
    [InlineData(2, 5, 4, MetricOutcome.Reached)]
    [InlineData(2, 5, 5, MetricOutcome.Reached)]
    [InlineData(2, 5, 6, MetricOutcome.Missed)]
    [InlineData(10, 8, 9, MetricOutcome.Reached)]
    [InlineData(10, 8, 3, MetricOutcome.Missed)]
    [InlineData(0, 5, 3.1, MetricOutcome.Reached)]
    [InlineData(0, 10, 38, MetricOutcome.Missed)]
    [InlineData(1.9, 2, 1.4, MetricOutcome.Reached)]
    public void A_guardrail_holds_up_to_its_limit_and_breaks_beyond_it(double baseline, double limit, double actual, MetricOutcome outcome) =>
        Assert.Equal(outcome, new Metric("m", "Errors", "%", (decimal)baseline, (decimal)limit, (decimal)actual, Guardrail: true).Outcome);

    [Theory]
    [InlineData(4, MetricOutcome.Reached)]
    [InlineData(3, MetricOutcome.Unknown)]
    [InlineData(5, MetricOutcome.Unknown)]
    public void Where_nothing_was_to_change_nobody_can_say_which_way_is_worse(int actual, MetricOutcome outcome) =>
        Assert.Equal(outcome, new Metric("m", "Complaints", "", 4, 4, actual, Guardrail: true).Outcome);

    [Theory]
    [InlineData(42, 20, 17, 113)]
    [InlineData(61, 75, 69, 57)]
    [InlineData(61, 75, 75, 100)]
    [InlineData(3, 2, 4.5, -150)]
    [InlineData(10, 20, 10, 0)]
    [InlineData(0, 100, 29, 29)]
    [InlineData(0, 1000, 999, 99)]
    public void The_share_of_the_way_is_never_rounded_up(double baseline, double target, double actual, int percent) =>
        Assert.Equal(percent, new Metric("m", "Time", "min", (decimal)baseline, (decimal)target, (decimal)actual, Guardrail: false).PercentOfWay);

    [Theory]
    [InlineData(5, 5, MetricOutcome.Reached)]
    [InlineData(5, 6, MetricOutcome.Unknown)]
    public void A_figure_that_was_to_stay_has_no_progress(int target, int actual, MetricOutcome outcome)
    {
        var metric = new Metric("m", "Errors", "%", 5, target, actual, Guardrail: false);

        Assert.Equal(MetricDirection.Hold, metric.Direction);
        Assert.Null(metric.Progress);
        Assert.Equal(outcome, metric.Outcome);
    }

    [Fact]
    public void Missing_values_say_nothing()
    {
        Assert.Equal(MetricOutcome.Unknown, new Metric("m", "Time", "", 1, 2, null, false).Outcome);
        Assert.Equal(MetricOutcome.Unknown, new Metric("m", "Time", "", 1, null, 2, false).Outcome);
        Assert.Equal(MetricOutcome.Unknown, new Metric("m", "Time", "", null, 3, 2, false).Outcome);
        Assert.Null(new Metric("m", "Time", "", null, 3, 2, false).Direction);
    }

    [Fact]
    public void The_largest_numbers_do_not_overflow() =>
        Assert.Equal(MetricOutcome.Reached, new Metric("m", "Time", "", decimal.MinValue, decimal.MaxValue, decimal.MaxValue, false).Outcome);
}
