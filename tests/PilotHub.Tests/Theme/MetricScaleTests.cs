using CsCheck;
using PilotHub.Theme;

namespace PilotHub.Tests.Theme;

public sealed class MetricScaleTests
{
    [Theory]
    [InlineData(42, 20, 17, false, MetricOutcome.Reached, 113)]
    [InlineData(61, 75, 69, false, MetricOutcome.Partly, 57)]
    [InlineData(61, 75, 75, false, MetricOutcome.Reached, 100)]
    [InlineData(3, 2, 4.5, false, MetricOutcome.Missed, -150)]
    [InlineData(10, 20, 10, false, MetricOutcome.Missed, 0)]
    public void The_outcome_is_the_share_of_the_way_that_was_gone(
        double baseline, double target, double actual, bool guardrail, MetricOutcome outcome, int percent)
    {
        var scale = MetricScale.Of(new("Time", "min", (decimal)baseline, (decimal)target, (decimal)actual, guardrail));
        Assert.Equal((outcome, percent), (scale.Outcome, scale.PercentOfWay));
    }

    [Theory]
    [InlineData(0, 5, 3.1, MetricOutcome.Reached)]
    [InlineData(0, 5, 5, MetricOutcome.Reached)]
    [InlineData(0, 10, 38, MetricOutcome.Missed)]
    [InlineData(10, 8, 3, MetricOutcome.Missed)]
    [InlineData(1.9, 2, 1.4, MetricOutcome.Reached)]
    public void A_guardrail_holds_until_its_limit_is_passed(double baseline, double limit, double actual, MetricOutcome outcome) =>
        Assert.Equal(outcome, MetricScale.Of(new("Complaints", "", (decimal)baseline, (decimal)limit, (decimal)actual, Guardrail: true)).Outcome);

    [Theory]
    [InlineData(4, MetricOutcome.Reached)]
    [InlineData(3, MetricOutcome.Unknown)]
    [InlineData(5, MetricOutcome.Unknown)]
    public void Where_nothing_was_to_change_nobody_can_say_which_way_is_worse(int actual, MetricOutcome outcome) =>
        Assert.Equal(outcome, MetricScale.Of(new("Complaints", "", 4, 4, actual, Guardrail: true)).Outcome);

    [Fact]
    public void Without_an_actual_value_nothing_is_claimed() =>
        Assert.Equal(MetricOutcome.Unknown, MetricScale.Of(new("Time", "min", 42, 20, null)).Outcome);

    [Fact]
    public void The_way_to_the_target_runs_left_to_right_also_where_less_is_better()
    {
        var scale = MetricScale.Of(new("Time", "min", 42, 20, 17));
        Assert.True(scale.Baseline < scale.Target && scale.Target < scale.Actual);
    }

    [Fact]
    public void Marks_never_leave_the_scale() =>
        Gen.Select(Value, Value, Value).Sample((baseline, target, actual) =>
        {
            var scale = MetricScale.Of(new("Any", "", baseline, target, actual));
            return new[] { scale.Baseline, scale.Target, scale.Actual }.All(place => place is null or (>= 2 and <= 98));
        });

    // Figures that people enter, and the extremes that a recipe can bring in.
    private static Gen<decimal?> Value =>
        Gen.Frequency((6, Gen.Int[-1_000_000, 1_000_000].Select(n => (decimal?)n / 100)), (1, Gen.Const((decimal?)null)), (1, Gen.OneOf(Gen.Const((decimal?)decimal.MaxValue), Gen.Const((decimal?)decimal.MinValue), Gen.Const((decimal?)0))));
}
