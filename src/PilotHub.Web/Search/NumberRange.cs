using System.Globalization;

namespace PilotHub.Web.Search;

/// <summary>Ranges as people type them: <c>3</c>, <c>4..5</c>, <c>&gt;=3</c>, <c>&lt;4</c>, <c>2025-01</c>.</summary>
internal static class NumberRange
{
    /// <summary>Reads a range of whole numbers; both ends included, null is open. Null where it is none.</summary>
    public static (int? From, int? To)? Read(string text)
    {
        if (text.Split("..") is [var from, var to] && (from.Length > 0 || to.Length > 0))
        {
            return (from.Length == 0 || Number(from) is not null) && (to.Length == 0 || Number(to) is not null) ? (Number(from), Number(to)) : null;
        }
        return text switch
        {
            ['>', '=', .. var number] when Number(number) is { } least => (least, null),
            ['<', '=', .. var number] when Number(number) is { } most => (null, most),
            ['>', .. var number] when Number(number) is { } below => (below + 1, null),
            ['<', .. var number] when Number(number) is { } above => (null, above - 1),
            _ when Number(text) is { } number => (number, number),
            _ => null,
        };
    }

    /// <summary>Reads a whole number from 0 to 99, or null.</summary>
    public static int? Number(string? text) =>
        text is { Length: 1 or 2 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a day, month or year, such as <c>2025-01-31</c>, <c>2025-01</c> or <c>2025</c>, as its first and last day; null where it is none.</summary>
    public static (DateOnly First, DateOnly Last)? Day(string? text) =>
        Exact(text, "yyyy-MM-dd") is { } day ? (day, day)
        : Exact(text, "yyyy-MM") is { } month ? (month, LastOf(month, month.Month))
        : Exact(text, "yyyy") is { } year ? (year, LastOf(year, 12))
        : null;

    private static DateOnly? Exact(string? text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly LastOf(DateOnly first, int month) => new(first.Year, month, DateTime.DaysInMonth(first.Year, month));
}
