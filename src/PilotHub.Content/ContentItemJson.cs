using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PilotHub.Content;

/// <summary>Reads and writes content items as Orchard Core's JSON. What is not metadata is kept as it came, down to the digits of a number.</summary>
public static class ContentItemJson
{
    /// <summary>The deepest nesting of an item's JSON that is read.</summary>
    public const int MaxDepth = 64;

    // Relaxed: the text is stored and sent as JSON, never pasted into HTML, and umlauts stay readable in exports.
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static readonly FrozenSet<string> Metadata = new[]
    {
        nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType),
        nameof(ContentItem.DisplayText), nameof(ContentItem.Latest), nameof(ContentItem.Published), nameof(ContentItem.Owner),
        nameof(ContentItem.Author), nameof(ContentItem.CreatedUtc), nameof(ContentItem.ModifiedUtc), nameof(ContentItem.PublishedUtc),
    }.ToFrozenSet();

    /// <summary>Parses an item.</summary>
    /// <exception cref="JsonException">The text is not JSON, is nested too deeply or names a property twice.</exception>
    /// <exception cref="ContentValidationException">Metadata is missing or of the wrong kind.</exception>
    public static ContentItem Parse(string json)
    {
        using var document = JsonDocument.Parse(json, ReaderOptions);
        return Read(document.RootElement);
    }

    /// <summary>Reads an item from an element, which may be disposed afterwards.</summary>
    /// <exception cref="ContentValidationException">Metadata is missing or of the wrong kind.</exception>
    public static ContentItem Read(JsonElement element)
    {
        var errors = new List<ContentError>();
        var item = TryRead(element, errors);
        return item is null || errors.Count > 0 ? throw new ContentValidationException(errors) : item;
    }

    /// <summary>Reads an item and adds what is wrong with its metadata to <paramref name="errors"/>; null where it cannot be an item at all.</summary>
    public static ContentItem? TryRead(JsonElement element, ICollection<ContentError> errors) =>
        View(element, errors) is { } view ? view with { Content = Rest(element) } : null;

    /// <summary>The same without copying: the content still holds the metadata too, and lives as long as the element's document.</summary>
    internal static ContentItem? View(JsonElement element, ICollection<ContentError> errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new("", "item.object", $"A content item must be an object, not {Kind(element)}."));
            return null;
        }
        var reader = new MetadataReader(element, errors);
        return new ContentItem
        {
            ContentItemId = reader.Text(nameof(ContentItem.ContentItemId)) ?? "",
            ContentItemVersionId = reader.Text(nameof(ContentItem.ContentItemVersionId)) ?? "",
            ContentType = reader.Text(nameof(ContentItem.ContentType)) ?? "",
            DisplayText = reader.Text(nameof(ContentItem.DisplayText)) ?? "",
            Latest = reader.Flag(nameof(ContentItem.Latest)),
            Published = reader.Flag(nameof(ContentItem.Published)),
            Owner = reader.Text(nameof(ContentItem.Owner)),
            Author = reader.Text(nameof(ContentItem.Author)),
            CreatedUtc = reader.Time(nameof(ContentItem.CreatedUtc)),
            ModifiedUtc = reader.Time(nameof(ContentItem.ModifiedUtc)),
            PublishedUtc = reader.Time(nameof(ContentItem.PublishedUtc)),
            Content = element,
        };
    }

    internal static bool IsMetadata(string property) => Metadata.Contains(property);

    /// <summary>The item as one line of JSON: metadata first, then its content in its own order.</summary>
    public static string Write(ContentItem item)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            Write(item, writer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the item as one JSON object.</summary>
    public static void Write(ContentItem item, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(item.ContentItemId), item.ContentItemId);
        Optional(nameof(item.ContentItemVersionId), item.ContentItemVersionId);
        writer.WriteString(nameof(item.ContentType), item.ContentType);
        writer.WriteString(nameof(item.DisplayText), item.DisplayText);
        writer.WriteBoolean(nameof(item.Latest), item.Latest);
        writer.WriteBoolean(nameof(item.Published), item.Published);
        Time(nameof(item.ModifiedUtc), item.ModifiedUtc);
        Time(nameof(item.PublishedUtc), item.PublishedUtc);
        Time(nameof(item.CreatedUtc), item.CreatedUtc);
        Optional(nameof(item.Owner), item.Owner);
        Optional(nameof(item.Author), item.Author);
        foreach (var part in item.Content.EnumerateObject())
            part.WriteTo(writer);
        writer.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                writer.WriteString(name, value);
        }

        void Time(string name, DateTime? value)
        {
            if (value is { } time)
                writer.WriteString(name, time);
        }
    }

    /// <summary>The items of a bag part, empty where <paramref name="bag"/> is not one.</summary>
    internal static IReadOnlyList<ContentItem> ReadContained(JsonElement? bag) =>
        bag is { ValueKind: JsonValueKind.Object } part && part.TryGetProperty("ContentItems", out var items) ? ReadList(items) : [];

    /// <summary>The items of a list, empty where <paramref name="list"/> is not one.</summary>
    internal static IReadOnlyList<ContentItem> ReadList(JsonElement? list)
    {
        if (list is not { ValueKind: JsonValueKind.Array } items)
            return [];
        var ignored = new List<ContentError>();
        return [.. items.EnumerateArray().Select(item => TryRead(item, ignored)).OfType<ContentItem>()];
    }

    internal static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "yes/no",
        _ => "nothing",
    };

    private static JsonElement Rest(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var property in element.EnumerateObject())
            {
                if (!Metadata.Contains(property.Name))
                    property.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.WrittenSpan, ReaderOptions);
    }

    private readonly ref struct MetadataReader(JsonElement item, ICollection<ContentError> errors)
    {
        public string? Text(string name) => Find(name) switch
        {
            null => null,
            { } value when TryGetText(value, out var text) => text,
            { } value => Refuse<string>(name, "a text", value),
        };

        public bool Flag(string name) => Find(name) switch
        {
            null => false,
            { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
            { } value => Refuse<bool>(name, "yes/no", value),
        };

        public DateTime? Time(string name)
        {
            if (Find(name) is not { } value)
                return null;
            if (TryGetText(value, out var text) && DateTime.TryParse(text, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
                return time;
            return Refuse<DateTime?>(name, "a date and time such as 2026-01-15T00:00:00Z", value);
        }

        private JsonElement? Find(string name) =>
            item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        private T? Refuse<T>(string name, string wanted, JsonElement found)
        {
            errors.Add(new(name, "metadata.kind", $"Must be {wanted}, not {Excerpt(found)}."));
            return default;
        }
    }

    /// <summary>The value's text; false where it is not a text, or holds half a surrogate pair, which JSON can escape and no string may hold.</summary>
    internal static bool TryGetText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
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

    /// <summary>A value as an error shows it: at most 80 characters.</summary>
    public static string Excerpt(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
    }
}
