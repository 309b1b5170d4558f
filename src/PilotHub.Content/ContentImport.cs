using PilotHub.Content.Store;

namespace PilotHub.Content;

/// <summary>How an import treats what it does not know.</summary>
/// <param name="Lenient">Keep parts, fields and properties that the definitions do not know, and list them as warnings, instead of refusing the item.</param>
/// <param name="MaxErrors">After how many errors nothing more is collected; the import is refused in any case.</param>
/// <param name="Overwrite">Write content that the item had once even where the site has moved on since, instead of keeping the site's state.</param>
public sealed record ContentImportOptions(bool Lenient = false, int MaxErrors = 100, bool Overwrite = false)
{
    /// <summary>Ids that may be named though nothing has them: of accounts that the caller is about to make, of what was removed where the items come from.</summary>
    public IReadOnlyCollection<string> KnownIds { get; init; } = [];
}

/// <summary>What an import did with an item.</summary>
public enum ContentImportOutcome
{
    /// <summary>The item was new.</summary>
    Created,

    /// <summary>The item got a new version, or a stored version was published.</summary>
    Updated,

    /// <summary>The site has just this content already.</summary>
    Unchanged,

    /// <summary>The site had this content once and has moved on since: its own state stays.</summary>
    Kept,
}

/// <summary>An item to import and where it stands in its source, such as <c>steps[4].Data[17]</c>.</summary>
public sealed record ContentImportEntry(ContentItem Item, string Source);

/// <summary>What became of an item.</summary>
public sealed record ContentImportResult(string ContentItemId, string Source, ContentImportOutcome Outcome);

/// <summary>
/// Imports content items as Orchard Core's <c>Content</c> step does, and refuses what would succeed silently there. Items come in
/// batches, and of those that are through only the ids stay in memory; <see cref="CompleteAsync"/> tells whether all of it may be committed.
/// </summary>
public sealed class ContentImport
{
    /// <summary>The most items in one batch.</summary>
    public const int MaxBatch = 500;

    private readonly ContentSession _session;
    private readonly ContentPreparation _preparation;
    private readonly ContentReferenceCheck _references;
    private readonly TimeProvider _time;
    private readonly ContentImportOptions _options;
    private readonly List<ContentError> _errors = [];
    private readonly List<ContentError> _warnings = [];
    private readonly HashSet<string> _versions = [];
    private readonly HashSet<string> _latest = [];
    private readonly HashSet<string> _published = [];
    private readonly Dictionary<string, string> _unresolved = [];

    internal ContentImport(
        ContentSession session, ContentPreparation preparation, ContentReferenceCheck references, TimeProvider time, ContentImportOptions options)
    {
        (_session, _preparation, _references, _time, _options) = (session, preparation, references, time, options);
        references.Assume(options.KnownIds);
    }

    /// <summary>What is refused. Once there is anything, the import still checks but no longer writes.</summary>
    public IReadOnlyList<ContentError> Errors => _errors;

    /// <summary>What a lenient import kept without knowing it.</summary>
    public IReadOnlyList<ContentError> Warnings => _warnings;

    /// <summary>Whether there are so many errors that going on is pointless.</summary>
    public bool IsHopeless => _errors.Count >= _options.MaxErrors;

    /// <summary>Checks and writes at most <see cref="MaxBatch"/> items. Results are of the items that were accepted.</summary>
    public async Task<IReadOnlyList<ContentImportResult>> AddAsync(IReadOnlyList<ContentImportEntry> batch, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch.Count, MaxBatch);
        var accepted = batch.Where(IsIdentified).Where(IsOnlyOne).ToList();
        var first = accepted.DistinctBy(entry => entry.Item.ContentItemId).ToList();
        var results = await AddDistinctAsync(first, cancellationToken);
        // A published version and its draft may stand in one batch; the second must see the first written.
        return first.Count == accepted.Count ? results : [.. results, .. await AddDistinctAsync([.. accepted.Except(first)], cancellationToken)];
    }

    /// <summary>Checks what could only be checked at the end. Commit only when this returns no error.</summary>
    public async Task<IReadOnlyList<ContentError>> CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var (itemId, reference) in await _references.FindMissingByItemAsync(cancellationToken))
            Refuse(ContentReferenceCheck.ErrorOf(reference).Under(_unresolved.GetValueOrDefault(itemId, itemId)));
        return _errors;
    }

    private async Task<List<ContentImportResult>> AddDistinctAsync(List<ContentImportEntry> batch, CancellationToken cancellationToken)
    {
        var transaction = _session.Transaction;
        var heads = await transaction.FindHeadsAsync([.. batch.Select(entry => entry.Item.ContentItemId)], cancellationToken);
        var owners = await transaction.FindVersionOwnersAsync(
            [.. batch.Select(entry => entry.Item.ContentItemVersionId).Where(id => id.Length > 0)], cancellationToken);
        var latest = await FindAsync(heads.Values, ContentVersion.Latest, cancellationToken);
        var published = await FindAsync(heads.Values.Where(head => head.PublishedVersionId != head.LatestVersionId), ContentVersion.Published, cancellationToken);

        var prepared = await _preparation.PrepareAsync([.. batch.Select(entry =>
        {
            var id = entry.Item.ContentItemId;
            var current = (entry.Item.Published ? published.GetValueOrDefault(id) : null) ?? latest.GetValueOrDefault(id);
            return Complete(entry.Item, current) with { Claims = ClaimsPath(entry.Item, heads.GetValueOrDefault(id)) };
        })], _session.Definitions, cancellationToken);
        // What needs nothing but the item itself is spread over the processors.
        var inspected = prepared.AsParallel().AsOrdered()
            .Select(ready => (Ready: ready, Inspection: ContentInspection.Of(ready.Item, _session.Definitions), Hash: ContentHash.Of(ready.Item))).ToList();
        await CheckReferencesAsync(inspected, batch, cancellationToken);
        var results = new List<ContentImportResult>(batch.Count);
        var writes = new List<ContentWrite>(batch.Count);
        foreach (var ((ready, inspection, hash), (given, source)) in inspected.Zip(batch))
        {
            if (!Accept(ready.Error is { } taken ? [.. inspection.Errors, taken] : inspection.Errors, source))
                continue;
            var (outcome, write) = await DecideAsync(ready, hash, given, heads.GetValueOrDefault(given.ContentItemId), owners, source, cancellationToken);
            if (outcome is not { } decided)
                continue;
            if (write is not null)
                writes.Add(write with { Index = inspection.Index });
            results.Add(new(given.ContentItemId, source, decided));
        }
        if (_errors.Count == 0 && writes.Count > 0)
            await transaction.WriteAsync(writes, cancellationToken);
        return results;
    }

    private async Task<Dictionary<string, ContentItem>> FindAsync(IEnumerable<ContentHead> heads, ContentVersion version, CancellationToken cancellationToken)
    {
        string[] ids = [.. heads.Select(head => head.ContentItemId)];
        return ids.Length == 0 ? [] : (await _session.Transaction.FindManyAsync(ids, version, cancellationToken)).ToDictionary(item => item.ContentItemId);
    }

    private async Task CheckReferencesAsync(
        List<(PreparedItem Ready, ContentInspection Inspection, string Hash)> inspected, List<ContentImportEntry> batch, CancellationToken cancellationToken)
    {
        await _references.CheckAsync([.. inspected.Select(entry => (entry.Ready.Item.ContentItemId, References(entry.Ready.Item, entry.Inspection)))], cancellationToken);
        foreach (var (itemId, source) in batch.Select(entry => (entry.Item.ContentItemId, entry.Source)))
        {
            if (_references.HasMissing(itemId))
                _unresolved[itemId] = source;
        }
    }

    private static IReadOnlyList<ContentReference> References(ContentItem item, ContentInspection inspection) =>
        string.IsNullOrEmpty(item.Owner) ? inspection.References : [.. inspection.References, new(ContentReferenceKind.User, item.Owner, nameof(item.Owner))];

    private static bool ClaimsPath(ContentItem item, ContentHead? head) => item.Published || head?.PublishedVersionId is null;

    // What the file leaves open stays as the site has it, so that a sparse item compares equal on its second run.
    private static PreparationRequest Complete(ContentItem item, ContentItem? current) => new(item with
    {
        Owner = item.Owner ?? current?.Owner,
        Author = item.Author ?? current?.Author,
        CreatedUtc = item.CreatedUtc ?? current?.CreatedUtc,
        Latest = item.Latest || !item.Published,
    }, current)
    { GivesPath = true };

    private async Task<(ContentImportOutcome? Outcome, ContentWrite? Write)> DecideAsync(
        PreparedItem prepared, string hash, ContentItem given, ContentHead? head, IReadOnlyDictionary<string, string> owners, string source, CancellationToken cancellationToken)
    {
        var item = prepared.Item;
        if (head is not null && head.ContentType != item.ContentType)
            return Refuse(source, "ContentType", "type.changed", $"Item {item.ContentItemId} is a {head.ContentType} and cannot become a {item.ContentType}.");
        var currentId = item.Published ? head?.PublishedVersionId : head?.LatestVersionId;
        var currentHash = item.Published ? head?.PublishedHash : head?.LatestHash;
        if (head is not null && hash == currentHash)
            return (ContentImportOutcome.Unchanged, null);
        if (head is not null && item.Published && hash == head.LatestHash)
            return (ContentImportOutcome.Updated, Write(ContentWriteKind.SetState, item with { ContentItemVersionId = head.LatestVersionId! }));

        if (item.ContentItemVersionId.Length > 0 && owners.TryGetValue(item.ContentItemVersionId, out var owner))
        {
            if (owner != item.ContentItemId)
                return Refuse(source, "ContentItemVersionId", "version.foreign", $"Version {item.ContentItemVersionId} belongs to item {owner}, not to {item.ContentItemId}.");
            return item.ContentItemVersionId == currentId
                ? Refuse(source, "ContentItemVersionId", "version.immutable", $"Version {item.ContentItemVersionId} of item {item.ContentItemId} is stored with other content, and versions do not change. Leave the version id out to add a new version.")
                : Refuse(source, "ContentItemVersionId", "version.old", $"Version {item.ContentItemVersionId} of item {item.ContentItemId} is an older one; making it live again would undo what came later.");
        }
        if (head is not null && !_options.Overwrite && await WasHereAsync(given, hash, cancellationToken))
            return (ContentImportOutcome.Kept, null);
        if (item.ContentItemVersionId.Length == 0)
            item = item with { ContentItemVersionId = ContentItemIds.New(_time) };
        return (head?.LatestVersionId is null ? ContentImportOutcome.Created : ContentImportOutcome.Updated, Write(ContentWriteKind.AddVersion, item));

        ContentWrite Write(ContentWriteKind kind, ContentItem version)
        {
            var now = _time.GetUtcNow().UtcDateTime;
            version = version with
            {
                // An item always has a latest version: a published one imported first, before its draft, is that too.
                Latest = version.Latest || head?.LatestVersionId is null || version.ContentItemVersionId == head.LatestVersionId,
                CreatedUtc = version.CreatedUtc ?? now,
                ModifiedUtc = version.ModifiedUtc ?? now,
                PublishedUtc = version.PublishedUtc ?? (version.Published ? now : null),
            };
            return new(kind, version) { Event = "Imported", ExpectedVersionId = head?.LatestVersionId, Hash = hash, Path = ClaimsPath(version, head) ? prepared.Path : null };
        }
    }

    // The item may have come before somebody else became its author, so it is also compared as it came then.
    private async Task<bool> WasHereAsync(ContentItem given, string hash, CancellationToken cancellationToken)
    {
        if (await _session.Transaction.HasVersionAsync(given.ContentItemId, hash, cancellationToken))
            return true;
        var alone = (await _preparation.PrepareAsync([Complete(given, null) with { Claims = false }], _session.Definitions, cancellationToken))[0].Item;
        return ContentHash.Of(alone) is var first && first != hash && await _session.Transaction.HasVersionAsync(given.ContentItemId, first, cancellationToken);
    }

    private bool IsIdentified(ContentImportEntry entry)
    {
        if (ContentItemIds.IsValid(entry.Item.ContentItemId))
            return true;
        Refuse(new ContentError("ContentItemId", "id", entry.Item.ContentItemId.Length == 0
            ? "Is missing. Without it a second run would bring the item again."
            : $"'{entry.Item.ContentItemId}' is not an identifier: 1 to 26 letters, digits, hyphens or underscores.").Under(entry.Source));
        return false;
    }

    private bool IsOnlyOne(ContentImportEntry entry)
    {
        var item = entry.Item;
        if (item.ContentItemVersionId.Length > 0 && !_versions.Add(item.ContentItemVersionId))
        {
            Refuse(new ContentError("ContentItemVersionId", "version.twice", $"Version {item.ContentItemVersionId} is in this step twice.").Under(entry.Source));
            return false;
        }
        var onlyLatest = !(item.Latest || !item.Published) || _latest.Add(item.ContentItemId);
        var onlyPublished = !item.Published || _published.Add(item.ContentItemId);
        if (onlyLatest && onlyPublished)
            return true;
        Refuse(new ContentError("ContentItemId", "item.twice", $"Item {item.ContentItemId} is in this step twice as {(onlyPublished ? "latest" : "published")}; only one version can be that.").Under(entry.Source));
        return false;
    }

    private bool Accept(IReadOnlyList<ContentError> errors, string source)
    {
        var accepted = true;
        foreach (var error in errors)
        {
            if (_options.Lenient && error.Code is ContentInspection.UnknownPart or ContentInspection.UnknownField or ContentInspection.UnknownProperty)
            {
                if (_warnings.Count < _options.MaxErrors)
                    _warnings.Add(error.Under(source));
                continue;
            }
            accepted = false;
            Refuse(error.Under(source));
        }
        return accepted;
    }

    private (ContentImportOutcome?, ContentWrite?) Refuse(string source, string path, string code, string message)
    {
        Refuse(new ContentError(path, code, message).Under(source));
        return (null, null);
    }

    private void Refuse(ContentError error)
    {
        if (_errors.Count < _options.MaxErrors)
            _errors.Add(error);
    }
}
