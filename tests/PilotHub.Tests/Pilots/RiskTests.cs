using PilotHub.Pilots.Risks;

namespace PilotHub.Tests.Pilots;

public sealed class RiskTests
{
    [Theory]
    [InlineData(1, 4, 4, RiskLevel.Low)]
    [InlineData(5, 1, 5, RiskLevel.Medium)]
    [InlineData(3, 4, 12, RiskLevel.Medium)]
    [InlineData(3, 5, 15, RiskLevel.High)]
    [InlineData(5, 5, 25, RiskLevel.High)]
    public void The_score_is_likelihood_times_impact(int likelihood, int impact, int score, RiskLevel level)
    {
        var risk = new Risk("r", "Leak", likelihood, impact, "");

        Assert.Equal(score, risk.Score);
        Assert.Equal(level, risk.Level);
    }

    [Fact]
    public void A_risk_that_is_judged_by_half_has_no_score()
    {
        var risk = new Risk("r", "Leak", 3, null, "");

        Assert.Null(risk.Score);
        Assert.Null(risk.Level);
    }
}
