using Microsoft.Extensions.Localization;
using PilotHub.Web.Cases;

namespace PilotHub.Tests.Web.Cases;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(0.5, "less than a day")]
    [InlineData(1.9, "1 day")]
    [InlineData(2, "2 days")]
    [InlineData(13.9, "13 days")]
    [InlineData(14, "2 weeks")]
    [InlineData(60, "9 weeks")]
    [InlineData(61, "2 months")]
    [InlineData(700, "23 months")]
    [InlineData(731, "2 years")]
    public void The_largest_unit_counts_of_which_there_are_two(double days, string text) =>
        Assert.Equal(text, Durations.Text(TimeSpan.FromDays(days), new Words()));

    private sealed class Words : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
