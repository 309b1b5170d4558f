using PilotHub.Content;

namespace PilotHub.Data.Model;

/// <summary>
/// One version of a content item. Its content never changes; only the flags and the publication time do. Ids are handed out by
/// the writer (<see cref="BulkInsert"/>) and grow with every version of an item.
/// </summary>
internal sealed class VersionRow
{
    public long Id { get; set; }

    public required string ContentItemVersionId { get; set; }

    public required string ContentItemId { get; set; }

    public required string ContentType { get; set; }

    public required string DisplayText { get; set; }

    public required string SortText { get; set; }

    public bool Latest { get; set; }

    public bool Published { get; set; }

    public string? Owner { get; set; }

    public string? Author { get; set; }

    public DateTime? CreatedUtc { get; set; }

    public DateTime? ModifiedUtc { get; set; }

    public DateTime? PublishedUtc { get; set; }

    public required string Hash { get; set; }

    // Last, so that SQLite reads the columns before it without following a large row's overflow pages.
    public required string Content { get; set; }
}

/// <summary>A value to filter (<see cref="Text"/>) or sort (<see cref="Number"/>) a live version by.</summary>
internal sealed class FieldIndexRow
{
    /// <summary>Longer texts are found by their beginning: PostgreSQL takes 2,700 bytes in an index.</summary>
    public const int MaxTextLength = 400;

    public long VersionId { get; set; }

    public int Ordinal { get; set; }

    public required string Path { get; set; }

    public string? Text { get; set; }

    public decimal? Number { get; set; }
}

/// <summary>An address and the item it leads to. <see cref="Key"/> is the path in upper case: addresses differ by more than case.</summary>
internal sealed class RouteRow
{
    public required string Key { get; set; }

    public required string Path { get; set; }

    public required string ContentItemId { get; set; }

    public bool Current { get; set; }
}
