using CsCheck;
using PilotHub.Theme;

namespace PilotHub.Tests.Theme;

public sealed class MetricScaleTests
{
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
