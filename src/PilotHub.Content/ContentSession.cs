using System.Text.Json;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;

namespace PilotHub.Content;

/// <summary>
/// A unit of work on content: drafts, publishing and imports, in one transaction with whatever else is written through
/// <see cref="Transaction"/>. Reads through the transaction see what the session has written so far.
/// </summary>
public sealed class ContentSession : IAsyncDisposable
{
    private readonly ContentActor _actor;
    private readonly TimeProvider _time;
    private readonly ContentPreparation _preparation;
    private readonly ContentReferenceCheck _references;

    private ContentSession(IContentTransaction transaction, ContentActor actor, TimeProvider time, ContentDefinitions definitions)
    {
        (Transaction, _actor, _time, Definitions) = (transaction, actor, time, definitions);
        _preparation = new ContentPreparation(transaction);
        _references = new ContentReferenceCheck(transaction);
    }

    /// <summary>The transaction that the session writes in.</summary>
    public IContentTransaction Transaction { get; }

    /// <summary>The definitions that hold in this session.</summary>
    public ContentDefinitions Definitions { get; private set; }

    internal static async Task<ContentSession> OpenAsync(
        IContentTransaction transaction, ContentActor actor, TimeProvider time, CancellationToken cancellationToken) =>
        new(transaction, actor, time, await ContentManager.ReadDefinitionsAsync(transaction, cancellationToken));

    /// <summary>Replaces the site's definitions.</summary>
    public async Task WriteDefinitionsAsync(ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        await Transaction.WriteDocumentAsync(SiteDocuments.Definitions, JsonElement.Parse(ContentDefinitionsJson.Write(definitions)), cancellationToken);
        Definitions = definitions;
    }

    /// <summary>
    /// Stores <paramref name="item"/> as the item's new latest version, a draft beside whatever is published.
    /// <paramref name="expectedVersionId"/> is the version the author started from, null for a new item.
    /// </summary>
    /// <exception cref="ContentValidationException">The item breaks its definition.</exception>
    /// <exception cref="ContentConflictException">Somebody else saved first.</exception>
    public async Task<ContentItem> SaveDraftAsync(ContentItem item, string? expectedVersionId, CancellationToken cancellationToken)
    {
        var current = await Transaction.FindAsync(item.ContentItemId, ContentVersion.Latest, cancellationToken);
        CheckExpected(item.ContentItemId, expectedVersionId, current?.ContentItemVersionId);
        var now = _time.GetUtcNow().UtcDateTime;
        item = item with
        {
            ContentItemVersionId = ContentItemIds.New(_time),
            Latest = true,
            Published = false,
            Owner = item.Owner ?? current?.Owner ?? _actor.UserId,
            Author = _actor.UserName,
            CreatedUtc = current?.CreatedUtc ?? now,
            ModifiedUtc = now,
            PublishedUtc = current?.PublishedUtc,
        };
        var draft = (await _preparation.PrepareAsync([new(item, current)], Definitions, cancellationToken))[0];
        var inspection = ContentInspection.Of(draft.Item, Definitions);
        List<ContentError> errors = [.. inspection.Errors];
        if (draft.Error is { } taken)
            errors.Add(taken);
        await _references.CheckAsync(draft.Item.ContentItemId, [.. NewReferences(inspection, current)], cancellationToken);
        errors.AddRange(await _references.FindMissingAsync(cancellationToken));
        if (errors.Count > 0)
            throw new ContentValidationException(errors);
        await Transaction.WriteAsync([new(ContentWriteKind.AddVersion, draft.Item)
        {
            Event = current is null ? "Created" : "Saved",
            ExpectedVersionId = expectedVersionId,
            Hash = ContentHash.Of(draft.Item),
            // Readers find the published version at its own address until the draft is published.
            Path = current is null || await IsNeverPublishedAsync(item.ContentItemId, cancellationToken) ? draft.Path : null,
            Index = inspection.Index,
        }], cancellationToken);
        return draft.Item;
    }

    /// <summary>Makes the item's latest version the published one.</summary>
    /// <exception cref="ContentConflictException">The latest version is not the expected one.</exception>
    public Task<ContentItem> PublishAsync(string contentItemId, string expectedVersionId, CancellationToken cancellationToken) =>
        SetStateAsync(contentItemId, expectedVersionId, "Published",
            latest => latest with { Published = true, PublishedUtc = _time.GetUtcNow().UtcDateTime }, cancellationToken);

    /// <summary>Takes the item out of the readers' sight; its latest version stays as a draft.</summary>
    /// <exception cref="ContentConflictException">The latest version is not the expected one.</exception>
    public Task<ContentItem> UnpublishAsync(string contentItemId, string expectedVersionId, CancellationToken cancellationToken) =>
        SetStateAsync(contentItemId, expectedVersionId, "Unpublished", latest => latest with { Published = false }, cancellationToken);

    /// <summary>Takes the item out of every list; its history stays.</summary>
    /// <exception cref="ContentConflictException">The latest version is not the expected one.</exception>
    public async Task RemoveAsync(string contentItemId, string expectedVersionId, CancellationToken cancellationToken)
    {
        var latest = await FindExpectedAsync(contentItemId, expectedVersionId, cancellationToken);
        await Transaction.WriteAsync([new(ContentWriteKind.Remove, latest with { Latest = false, Published = false })
        {
            Event = "Removed",
            ExpectedVersionId = expectedVersionId,
        }], cancellationToken);
    }

    /// <summary>Begins an import into this session: many items, checked and written in batches.</summary>
    public ContentImport Import(ContentImportOptions options) => new(this, _preparation, _references, _time, options);

    /// <summary>Makes it durable and visible.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => Transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Transaction.DisposeAsync();

    private async Task<ContentItem> SetStateAsync(
        string contentItemId, string expectedVersionId, string eventName, Func<ContentItem, ContentItem> change, CancellationToken cancellationToken)
    {
        var item = change(await FindExpectedAsync(contentItemId, expectedVersionId, cancellationToken));
        var path = item.Published ? item.Text("AutoroutePart", "Path") : null;
        if (path is not null && (await Transaction.FindRoutesAsync([path], cancellationToken)).GetValueOrDefault(path) is { } route && route.ContentItemId != contentItemId)
            throw new ContentValidationException([new("AutoroutePart.Path", "route.taken", $"The address '{path}' belongs to item {route.ContentItemId}.")]);
        await Transaction.WriteAsync([new(ContentWriteKind.SetState, item)
        {
            Event = eventName,
            ExpectedVersionId = expectedVersionId,
            Path = path,
        }], cancellationToken);
        return item;
    }

    // What is named was removed since, perhaps; that must not keep anybody from saving a word elsewhere in the item.
    private IEnumerable<ContentReference> NewReferences(ContentInspection inspection, ContentItem? current)
    {
        if (current is null || inspection.References.Count == 0)
            return inspection.References;
        var kept = ContentInspection.Of(current, Definitions).References.Select(reference => reference with { Path = "" }).ToHashSet();
        return inspection.References.Where(reference => !kept.Contains(reference with { Path = "" }));
    }

    private async Task<bool> IsNeverPublishedAsync(string contentItemId, CancellationToken cancellationToken) =>
        await Transaction.FindAsync(contentItemId, ContentVersion.Published, cancellationToken) is null;

    private async Task<ContentItem> FindExpectedAsync(string contentItemId, string expectedVersionId, CancellationToken cancellationToken)
    {
        var latest = await Transaction.FindAsync(contentItemId, ContentVersion.Latest, cancellationToken);
        CheckExpected(contentItemId, expectedVersionId, latest?.ContentItemVersionId);
        return latest!;
    }

    private static void CheckExpected(string contentItemId, string? expected, string? actual)
    {
        if (expected != actual)
            throw new ContentConflictException(contentItemId, expected, actual);
    }
}
