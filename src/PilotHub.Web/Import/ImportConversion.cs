using System.Globalization;
using System.Text.Json.Nodes;

namespace PilotHub.Web.Import;

/// <summary>Turns texts into the values that fields hold. Terms and people are looked up elsewhere.</summary>
internal static class ImportConversion
{
    private static readonly FoldedTable<bool> Flags = new();

    static ImportConversion()
    {
        foreach (var (text, flag) in new[] { ("yes", true), ("true", true), ("y", true), ("1", true), ("ja", true), ("no", false), ("false", false), ("n", false), ("0", false), ("nein", false) })
            Flags.Add(text, flag);
    }

    /// <summary>The value of <paramref name="text"/>, or why it is none.</summary>
    public static (JsonNode? Value, string? Problem) Convert(string text, ImportValue value, ImportTarget target, CultureInfo culture) => target.Kind switch
    {
        TargetKind.Markdown => (value.Sections.Count > 0 ? text : RowTexts.Markdown(value, text), null),
        TargetKind.Number => decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowCurrencySymbol, culture, out var number)
            ? (number, null)
            : (null, "Is not a number"),
        TargetKind.Flag => Flags.TryFind(text, out var flag) ? (flag, null) : (null, "Is neither yes nor no"),
        TargetKind.Day => ConvertDate(text, value.Dates, culture, "yyyy-MM-dd'T'00:00:00'Z'"),
        TargetKind.Moment => ConvertDate(text, value.Dates, culture, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        TargetKind.Link => Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" or "mailto"
            ? (text, null)
            : (null, "Is not a link that begins with https://"),
        _ => ConvertText(text, value, target),
    };

    private static (JsonNode?, string?) ConvertText(string text, ImportValue value, ImportTarget target)
    {
        text = CellText.Shorten(target.KeepsLines ? CellText.SingleSpaced(text) : CellText.OneLine(text), value.MaxLength ?? int.MaxValue);
        if (target.Definition?.Options is not { Count: > 0 } options)
            return (text, null);
        var folded = CellText.Fold(text);
        var option = options.FirstOrDefault(option => option.Value == text)
            ?? options.FirstOrDefault(option => CellText.Fold(option.Value) == folded || CellText.Fold(option.Name) == folded);
        return option is not null ? (option.Value, null) : (null, "Is not one of the field's choices");
    }

    private static (JsonNode?, string?) ConvertDate(string text, ImportDates dates, CultureInfo culture, string iso)
    {
        if (!DateTime.TryParseExact(text, [.. dates.Formats], culture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault, out var moment))
            return (null, "Is not a date in one of the ways that the map knows");
        var day = DateOnly.FromDateTime(moment);
        if (day < dates.Earliest)
            return (null, $"Is before {dates.Earliest:yyyy-MM-dd}, the earliest date that the map takes");
        return day > dates.Latest
            ? (null, $"Is after {dates.Latest:yyyy-MM-dd}, the latest date that the map takes")
            : (moment.ToString(iso, CultureInfo.InvariantCulture), null);
    }
}
