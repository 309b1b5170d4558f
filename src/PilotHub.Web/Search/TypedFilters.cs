using System.Globalization;
using PilotHub.Search.Querying;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>Turns filters that were typed among the words into what the address says of filters, so that both are one thing.</summary>
internal static class TypedFilters
{
    /// <summary>The address's names and values for a typed filter; null where it means nothing here, and is a word.</summary>
    public static IReadOnlyList<(string Name, string Value)>? Resolve(TypedFilter filter, Visit visit)
    {
        if (filter.Name is "evidence" or "potential")
            return NumberRange.Read(filter.Value) is { } range ? [.. Ends(filter.Name, range)] : null;
        if (filter.Name is "after" or "before")
            return Bound(filter.Name, filter.Value) is { } bound ? [bound] : null;
        if (SearchFacet.All.FirstOrDefault(facet => facet.Name == filter.Name || IsLabel(filter.Name, facet, visit)) is not { } facet)
            return null;
        var values = filter.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(value => facet.Find(value, visit)).ToList();
        return values.Count > 0 ? [.. values.Select(value => (facet.Name, value))] : null;
    }

    // The reader's own word for it does too: "phase:läuft".
    private static bool IsLabel(string name, SearchFacet facet, Visit visit) => name.Equals(facet.LabelIn(visit), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Value)> Ends(string name, (int? From, int? To) range)
    {
        if (range.From is { } from)
            yield return (SearchQuery.MinOf(name), from.ToString(CultureInfo.InvariantCulture));
        if (range.To is { } to)
            yield return (SearchQuery.MaxOf(name), to.ToString(CultureInfo.InvariantCulture));
    }

    private static (string Name, string Value)? Bound(string name, string text) => NumberRange.Day(text) switch
    {
        null => null,
        { First: var first } when name == "after" => (SearchQuery.FromKey, Write(first)),
        { First: var first } when first > DateOnly.MinValue => (SearchQuery.ToKey, Write(first.AddDays(-1))),
        _ => null,
    };

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
