using System.Globalization;
using PilotHub.Pilots.Evidence;

namespace PilotHub.Tests.Pilots;

public sealed class EvidenceLevelTests
{
    [Fact]
    public void Every_level_has_a_name_and_a_meaning_of_its_own_in_both_languages()
    {
        var texts = Enum.GetValues<EvidenceLevel>().SelectMany(level => new[] { "en", "de" }.Select(CultureInfo.GetCultureInfo)
            .SelectMany(culture => new[] { level.NameIn(culture), level.MeaningIn(culture) })).ToList();

        Assert.Equal(24, texts.Count);
        Assert.Distinct(texts);
        Assert.Equal("Vergleichsgruppe", EvidenceLevel.ComparisonGroup.NameIn(CultureInfo.GetCultureInfo("de-AT")));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, EvidenceLevel.Anecdote)]
    [InlineData(5, EvidenceLevel.ReplicatedWithPlaybook)]
    [InlineData(6, null)]
    [InlineData(null, null)]
    public void The_number_that_content_stores_is_the_level(int? number, EvidenceLevel? level) => Assert.Equal(level, EvidenceLevels.Of(number));
}
