using System.Globalization;
using System.Text.Json;

namespace PilotHub.Pilots;

/// <summary>Reads the fields of one part. Content may hold anything, so what is not of the expected kind reads as absent.</summary>
internal readonly struct PartReader(JsonElement? part)
{
    /// <summary>The part of an item that holds the type's own fields.</summary>
    public static PartReader Of(Content.ContentItem item, string part) => new(item.Part(part));

    /// <summary>The items contained in a bag: their ids and their own part.</summary>
    public static IEnumerable<(string Id, PartReader Fields)> Bag(Content.ContentItem item, string bag, string contained)
    {
        if (item.Find(bag, "ContentItems") is not { ValueKind: JsonValueKind.Array } items)
            yield break;
        foreach (var element in items.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Object)
                yield return (Property(element, "ContentItemId") is { } id && TryText(id, out var text) ? text : "", new(Property(element, contained)));
        }
    }

    /// <summary>The text of a field, trimmed; empty where there is none.</summary>
    public string Text(string field, string property = "Text") =>
        Value(field, property) is { } value && TryText(value, out var text) ? text.Trim() : "";

    /// <summary>The Markdown of a field; empty where there is none.</summary>
    public string Markdown(string field) => Text(field, "Markdown");

    /// <summary>A choice from a predefined list.</summary>
    public Choice<T> Choice<T>(string field)
        where T : struct, Enum => new(Text(field));

    /// <summary>A number, or null.</summary>
    public decimal? Number(string field) =>
        Value(field, "Value") is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    /// <summary>A whole number from <paramref name="lowest"/> to <paramref name="highest"/>; null for any other value.</summary>
    public int? Whole(string field, int lowest, int highest) =>
        Number(field) is { } number && number >= lowest && number <= highest && decimal.Truncate(number) == number ? (int)number : null;

    /// <summary>Yes, no, or null where nobody has said.</summary>
    public bool? Flag(string field) => Value(field, "Value") switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>A day as it is written, whatever offset stands behind it.</summary>
    public DateOnly? Day(string field) =>
        Text(field, "Value") is { Length: >= 10 } text
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A moment in UTC.</summary>
    public DateTime? Moment(string field) =>
        Text(field, "Value") is { Length: >= 10 } text && text[4] == '-'
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>The non-empty texts of a list, each once, in their order.</summary>
    public IReadOnlyList<string> Texts(string field, string property)
    {
        if (Value(field, property) is not { ValueKind: JsonValueKind.Array } list)
            return [];
        var texts = new List<string>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
        {
            if (TryText(element, out var text) && text.Length > 0 && !texts.Contains(text))
                texts.Add(text);
        }
        return texts;
    }

    public IReadOnlyList<string> Terms(string field) => Texts(field, "TermContentItemIds");

    public IReadOnlyList<string> Users(string field) => Texts(field, "UserIds");

    public string? User(string field) => Users(field) is [var first, ..] ? first : null;

    public IReadOnlyList<string> Items(string field) => Texts(field, "ContentItemIds");

    public string? Item(string field) => Items(field) is [var first, ..] ? first : null;

    private JsonElement? Value(string field, string property) =>
        part is { } fields && Property(fields, field) is { } value ? Property(value, property) : null;

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // Half a surrogate pair can be escaped in JSON but held by no string; reading one throws.
    private static bool TryText(JsonElement value, out string text)
    {
        text = "";
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
