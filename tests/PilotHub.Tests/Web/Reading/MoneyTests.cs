using System.Globalization;
using PilotHub.Web.Reading;

namespace PilotHub.Tests.Web.Reading;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(12000, "EUR", "en", "€12,000")]
    [InlineData(12000, "EUR", "de", "12.000 €")]
    [InlineData(12000.5, "EUR", "de", "12.000,50 €")]
    [InlineData(12000, "CHF", "de", "12.000 CHF")]
    [InlineData(12000, "CHF", "en", "CHF 12,000")]
    [InlineData(-5, "CHF", "en", "-CHF 5")]
    [InlineData(0, "USD", "en", "$0")]
    public void Amounts_are_written_as_the_language_does(double amount, string currency, string culture, string written) =>
        Assert.Equal(written, Money.Format((decimal)amount, currency, CultureInfo.GetCultureInfo(culture)).Replace('\u00a0', ' '));
}
