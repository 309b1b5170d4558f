using Microsoft.Extensions.Localization;

namespace PilotHub.Web.Cases;

/// <summary>Lengths of time as people say them.</summary>
internal static class Durations
{
    /// <summary>"3 days", "5 weeks", "4 months", "2 years": the largest unit of which there are at least two.</summary>
    public static string Text(TimeSpan time, IStringLocalizer texts)
    {
        const double weekDays = 7, monthDays = 30.44, yearDays = 365.25;
        var days = Math.Floor(time.TotalDays);
        return days switch
        {
            < 1 => texts["less than a day"],
            < 2 => texts["1 day"],
            < 2 * weekDays => texts["{0} days", days],
            < 2 * monthDays => texts["{0} weeks", Math.Round(days / weekDays)],
            < 2 * yearDays => texts["{0} months", Math.Round(days / monthDays)],
            _ => texts["{0} years", Math.Floor(days / yearDays)],
        };
    }
}
