using System.Collections.Concurrent;
using System.Globalization;

namespace PilotHub.Web.Reading;

/// <summary>Amounts of the site's currency as the reader's language writes them.</summary>
internal static class Money
{
    private static readonly ConcurrentDictionary<(string Culture, string Currency), NumberFormatInfo> Formats = [];

    /// <summary>"€12,000" or "12.000 €"; a currency without a known symbol is written as its code.</summary>
    public static string Format(decimal amount, string currency, CultureInfo culture) =>
        amount.ToString(decimal.Truncate(amount) == amount ? "C0" : "C2", Formats.GetOrAdd((culture.Name, currency), _ => FormatOf(currency, culture)));

    private static NumberFormatInfo FormatOf(string currency, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", "JPY" => "¥", _ => currency };
        if (format.CurrencySymbol == currency && format.CurrencyPositivePattern == 0)
            (format.CurrencyPositivePattern, format.CurrencyNegativePattern) = (2, 9);
        return format;
    }
}
