namespace PilotHub.Content.Store;

/// <summary>On whose behalf something is written, and through what: <c>web</c>, <c>api</c>, <c>import</c> or <c>recipe NAME</c>.</summary>
public sealed record ContentActor(string? UserId, string UserName, string Via)
{
    /// <summary>The product itself, on behalf of nobody.</summary>
    public static ContentActor System(string via) => new(null, "system", via);
}

/// <summary>Where an item stands: its newest and its published version, if any, each with the hash of its content, and its path.</summary>
public sealed record ContentHead(
    string ContentItemId, string ContentType, string? LatestVersionId, string? LatestHash, string? PublishedVersionId, string? PublishedHash, string? Path);

/// <summary>A path and the item it leads to. One that is not <see cref="Current"/> is an old address and redirects to the item's path of today.</summary>
public sealed record ContentRoute(string Path, string ContentItemId, bool Current);

/// <summary>A version in an item's history.</summary>
public sealed record ContentVersionInfo(
    string ContentItemVersionId, string DisplayText, string? Author, DateTime ModifiedUtc, DateTime? PublishedUtc, bool Latest, bool Published);

/// <summary>What a list can be ordered by.</summary>
public enum ContentOrder
{
    /// <summary>Last published first.</summary>
    Published,

    /// <summary>Last changed first.</summary>
    Modified,

    /// <summary>By display text, letter case aside.</summary>
    Title,

    /// <summary>By the number at <see cref="ContentQuery.OrderPath"/>, highest first, those without one last.</summary>
    Number,
}

/// <summary>A filter on an indexed value: the item has one of <see cref="Values"/> at <see cref="Path"/>, such as <c>PilotCase.Stage</c>.</summary>
public sealed record ContentFilter(string Path, IReadOnlyCollection<string> Values);

/// <summary>Which items to list. <see cref="Take"/> is 0 to 1,000. Ties are ordered by content item id.</summary>
public sealed record ContentQuery(IReadOnlyCollection<string> ContentTypes)
{
    /// <summary>Published versions, or the latest ones.</summary>
    public ContentVersion Version { get; init; } = ContentVersion.Published;

    /// <summary>Filters that must all hold.</summary>
    public IReadOnlyCollection<ContentFilter> Filters { get; init; } = [];

    /// <summary>The order.</summary>
    public ContentOrder Order { get; init; } = ContentOrder.Published;

    /// <summary>For <see cref="ContentOrder.Number"/>: the indexed value's path, such as <c>PilotCase.StrategicPotential</c>.</summary>
    public string? OrderPath { get; init; }

    /// <summary>How many to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>How many to return.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>One page of a list, and how many there are in all.</summary>
public sealed record ContentPage(IReadOnlyList<ContentItem> Items, int Total);

/// <summary>An item that has the value that was looked for, and the path that it has it at.</summary>
public sealed record ContentMatch(string Path, ContentItem Item);

/// <summary>What a write does to an item.</summary>
public enum ContentWriteKind
{
    /// <summary>Adds <see cref="ContentWrite.Item"/> as a new version with the flags it carries; those flags are taken from other versions.</summary>
    AddVersion,

    /// <summary>Gives the stored version the flags and the publication time that the item carries; takes those flags from other versions.</summary>
    SetState,

    /// <summary>Takes both flags from all versions: the item is gone from every list, its history stays.</summary>
    Remove,
}

/// <summary>One write to one item.</summary>
public sealed record ContentWrite(ContentWriteKind Kind, ContentItem Item)
{
    /// <summary>The audit event's name: Created, Saved, Published, Unpublished, Imported or Removed.</summary>
    public required string Event { get; init; }

    /// <summary>The version that the writer saw as latest; null where the item had none.</summary>
    public required string? ExpectedVersionId { get; init; }

    /// <summary>The item's <see cref="ContentHash"/>.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The path that the item lives at from now on, or null. The former one becomes an old address.</summary>
    public string? Path { get; init; }

    /// <summary>For a new version: the values to filter and sort by.</summary>
    public IReadOnlyList<ContentIndexEntry> Index { get; init; } = [];
}
