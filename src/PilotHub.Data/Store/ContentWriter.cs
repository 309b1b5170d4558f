using Microsoft.EntityFrameworkCore;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>Writes a batch of versions with everything that belongs to them. No item may be in a batch twice.</summary>
internal sealed class ContentWriter(HubContext context, BulkInsert insert, ChangeLog log)
{
    public async Task WriteAsync(IReadOnlyList<ContentWrite> batch, CancellationToken cancellationToken)
    {
        var live = (await context.LockLiveVersions([.. batch.Select(write => write.Item.ContentItemId)])
            .AsNoTracking()
            .Select(row => new LiveVersion(row.Id, row.ContentItemId, row.ContentItemVersionId, row.Latest, row.Published))
            .ToListAsync(cancellationToken)).ToLookup(row => row.ContentItemId);
        foreach (var write in batch)
            CheckExpected(write, live[write.Item.ContentItemId]);
        await TakeFlagsAsync(batch, live, cancellationToken);
        await SetStatesAsync([.. batch.Where(write => write.Kind == ContentWriteKind.SetState)], live, cancellationToken);
        await AddVersionsAsync([.. batch.Where(write => write.Kind == ContentWriteKind.AddVersion)], cancellationToken);
        await new RouteWriter(context, insert).WriteAsync(batch, cancellationToken);
        await log.AddAsync(
            [.. batch.Select(write => new LoggedChange(
                ChangeSubject.Item, write.Item.ContentItemId, write.Event, write.Item.ContentType, write.Item.ContentItemVersionId, write.Item.DisplayText))],
            cancellationToken);
    }

    private static void CheckExpected(ContentWrite write, IEnumerable<LiveVersion> live)
    {
        var latest = live.FirstOrDefault(row => row.Latest)?.ContentItemVersionId;
        if (latest != write.ExpectedVersionId)
            throw new ContentConflictException(write.Item.ContentItemId, write.ExpectedVersionId, latest);
    }

    /// <summary>Takes the flags that the batch gives to other versions, before it gives them: at no time two versions have one.</summary>
    private async Task TakeFlagsAsync(IReadOnlyList<ContentWrite> batch, ILookup<string, LiveVersion> live, CancellationToken cancellationToken)
    {
        var changed = new List<LiveVersion>();
        foreach (var write in batch)
        {
            var remove = write.Kind == ContentWriteKind.Remove;
            foreach (var row in live[write.Item.ContentItemId])
            {
                // The version that gets its state set keeps what it has until then.
                if (write.Kind == ContentWriteKind.SetState && row.ContentItemVersionId == write.Item.ContentItemVersionId)
                    continue;
                var left = row with { Latest = row.Latest && !remove && !write.Item.Latest, Published = row.Published && !remove && !write.Item.Published };
                if (left != row)
                    changed.Add(left);
            }
        }
        foreach (var group in changed.GroupBy(row => (row.Latest, row.Published)))
        {
            long[] ids = [.. group.Select(row => row.Id)];
            await context.Set<VersionRow>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Latest, group.Key.Latest).SetProperty(row => row.Published, group.Key.Published), cancellationToken);
        }
        await DropIndexAsync([.. changed.Where(row => !row.IsLive).Select(row => row.Id)], cancellationToken);
    }

    private async Task SetStatesAsync(IReadOnlyList<ContentWrite> writes, ILookup<string, LiveVersion> live, CancellationToken cancellationToken)
    {
        foreach (var write in writes)
        {
            var item = write.Item;
            var stored = context.Set<VersionRow>().Where(row => row.ContentItemId == item.ContentItemId && row.ContentItemVersionId == item.ContentItemVersionId);
            var publishedUtc = ContentRows.Timestamp(item.PublishedUtc);
            var updated = await stored.ExecuteUpdateAsync(set => set.SetProperty(row => row.Latest, item.Latest)
                .SetProperty(row => row.Published, item.Published).SetProperty(row => row.PublishedUtc, publishedUtc), cancellationToken);
            if (updated == 0)
                throw new ContentConflictException(item.ContentItemId, item.ContentItemVersionId, null);
            var wasLive = live[item.ContentItemId].Any(row => row.ContentItemVersionId == item.ContentItemVersionId);
            if (wasLive == (item.Latest || item.Published))
                continue;
            var id = await stored.Select(row => row.Id).SingleAsync(cancellationToken);
            if (wasLive)
                await DropIndexAsync([id], cancellationToken);
            else
                await insert.InsertAsync([.. ContentRows.ToFieldIndex(write.Index, id)], cancellationToken);
        }
    }

    private async Task AddVersionsAsync(IReadOnlyList<ContentWrite> writes, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
            return;
        var ids = await context.ReserveVersionIdsAsync(writes.Count, cancellationToken);
        VersionRow[] rows = [.. writes.Zip(ids, (write, id) => ContentRows.ToVersion(write.Item, write.Hash, id))];
        if (await insert.InsertNewAsync(rows, cancellationToken) < rows.Length)
            await ThrowCollisionAsync(rows, cancellationToken);
        await insert.InsertAsync(
            [.. writes.Zip(ids).Where(entry => entry.First.Item.Latest || entry.First.Item.Published)
                .SelectMany(entry => ContentRows.ToFieldIndex(entry.First.Index, entry.Second))], cancellationToken);
    }

    // Somebody else created the item at the same time, or the version id is in use.
    private async Task ThrowCollisionAsync(IReadOnlyList<VersionRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var stored = context.Set<VersionRow>().AsNoTracking();
            if (await stored.AnyAsync(other => other.Id == row.Id, cancellationToken))
                continue;
            if (await stored.Where(other => other.ContentItemVersionId == row.ContentItemVersionId).Select(other => other.ContentItemId)
                .SingleOrDefaultAsync(cancellationToken) is { } owner)
            {
                throw new ContentValidationException([new(nameof(row.ContentItemVersionId), "version.foreign",
                    $"Version {row.ContentItemVersionId} is stored already, for item {owner}.")]);
            }
            var latest = await stored.Where(other => other.ContentItemId == row.ContentItemId && other.Latest)
                .Select(other => other.ContentItemVersionId).SingleOrDefaultAsync(cancellationToken);
            throw new ContentConflictException(row.ContentItemId, null, latest);
        }
    }

    private async Task DropIndexAsync(long[] versionIds, CancellationToken cancellationToken)
    {
        if (versionIds.Length > 0)
            await context.Set<FieldIndexRow>().Where(field => versionIds.Contains(field.VersionId)).ExecuteDeleteAsync(cancellationToken);
    }

    private sealed record LiveVersion(long Id, string ContentItemId, string ContentItemVersionId, bool Latest, bool Published)
    {
        public bool IsLive => Latest || Published;
    }
}
