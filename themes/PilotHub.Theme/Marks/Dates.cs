using System.Globalization;

namespace PilotHub.Theme;

/// <summary>Dates as readers of the current language write them, without the noise of a weekday.</summary>
public static class Dates
{
    /// <summary>"14 Sep 2026" or "14. Sep. 2026".</summary>
    public static string Brief(DateOnly day) => day.ToString(Pattern("d MMM yyyy", "d. MMM yyyy"), CultureInfo.CurrentCulture);

    /// <summary>"14 September 2026" or "14. September 2026".</summary>
    public static string Full(DateOnly day) => day.ToString(Pattern("d MMMM yyyy", "d. MMMM yyyy"), CultureInfo.CurrentCulture);

    private static string Pattern(string english, string german) =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "de" ? german : english;
}
