using System.Globalization;
using System.Text;
using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>Between content as the ports know it and the rows that hold it.</summary>
internal static class ContentRows
{
    private const int SortTextLength = 200;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = ContentItemJson.MaxDepth };

    public static ContentItem ToItem(VersionRow row) => new()
    {
        ContentItemId = row.ContentItemId,
        ContentItemVersionId = row.ContentItemVersionId,
        ContentType = row.ContentType,
        DisplayText = row.DisplayText,
        Latest = row.Latest,
        Published = row.Published,
        Owner = row.Owner,
        Author = row.Author,
        CreatedUtc = Utc(row.CreatedUtc),
        ModifiedUtc = Utc(row.ModifiedUtc),
        PublishedUtc = Utc(row.PublishedUtc),
        Content = JsonElement.Parse(row.Content, JsonOptions),
    };

    public static VersionRow ToVersion(ContentItem item, string hash, long id) => new()
    {
        Id = id,
        ContentItemVersionId = item.ContentItemVersionId,
        ContentItemId = item.ContentItemId,
        ContentType = item.ContentType,
        DisplayText = item.DisplayText,
        SortText = SortTextOf(item.DisplayText),
        Latest = item.Latest,
        Published = item.Published,
        Owner = item.Owner,
        Author = item.Author,
        CreatedUtc = Timestamp(item.CreatedUtc),
        ModifiedUtc = Timestamp(item.ModifiedUtc),
        PublishedUtc = Timestamp(item.PublishedUtc),
        Hash = hash,
        Content = item.Content.GetRawText(),
    };

    public static IEnumerable<FieldIndexRow> ToFieldIndex(IReadOnlyList<ContentIndexEntry> index, long versionId) =>
        index.Select((entry, ordinal) => new FieldIndexRow
        {
            VersionId = versionId,
            Ordinal = ordinal,
            Path = entry.Path,
            Text = IndexText(entry.Text),
            Number = entry.Number,
        });

    /// <summary>A text as it is indexed, and as it is looked for.</summary>
    public static string? IndexText(string? text) =>
        text?.Length > FieldIndexRow.MaxTextLength ? text[..FieldIndexRow.MaxTextLength] : text;

    /// <summary>The key that a path is found by.</summary>
    public static string RouteKey(string path) => path.ToUpperInvariant();

    /// <summary>A time as both databases keep it: in UTC, to the microsecond, which is as fine as PostgreSQL gets.</summary>
    public static DateTime? Timestamp(DateTime? time) => time is { } value ? Timestamp(value) : null;

    /// <inheritdoc cref="Timestamp(DateTime?)"/>
    public static DateTime Timestamp(DateTime time)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    // PostgreSQL gives the first moment there is back as one of no time zone.
    private static DateTime? Utc(DateTime? time) => time is { } value ? DateTime.SpecifyKind(value, DateTimeKind.Utc) : null;

    // Letter case and accents aside, so that both databases sort titles alike, umlauts beside their vowels.
    private static string SortTextOf(string displayText)
    {
        var title = displayText.Length > SortTextLength ? displayText[..SortTextLength] : displayText;
        if (Ascii.IsValid(title))
            return title.ToLowerInvariant();
        var key = new StringBuilder(title.Length);
        // By runes: cutting may have left half a surrogate pair, which Normalize does not take, nor the noncharacter U+FFFE.
        foreach (var c in string.Concat(title.EnumerateRunes().Where(rune => rune.Value != 0xFFFE)).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                key.Append(char.ToLowerInvariant(c));
        }
        return key.Length > SortTextLength ? key.ToString(0, SortTextLength) : key.ToString();
    }
}
