using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>Reads where items stand.</summary>
internal static class ContentHeads
{
    public static async Task<Dictionary<string, ContentHead>> FindAsync(HubContext context, string[] ids, CancellationToken cancellationToken)
    {
        var versions = context.Set<VersionRow>().AsNoTracking();
        var live = await versions.Where(row => ids.Contains(row.ContentItemId) && (row.Latest || row.Published))
            .Select(row => new { row.ContentItemId, row.ContentType, row.ContentItemVersionId, row.Hash, row.Latest, row.Published })
            .ToListAsync(cancellationToken);
        var heads = new Dictionary<string, ContentHead>(ids.Length);
        foreach (var row in live)
        {
            var head = heads.GetValueOrDefault(row.ContentItemId) ?? new(row.ContentItemId, row.ContentType, null, null, null, null, null);
            if (row.Latest)
                head = head with { LatestVersionId = row.ContentItemVersionId, LatestHash = row.Hash };
            if (row.Published)
                head = head with { PublishedVersionId = row.ContentItemVersionId, PublishedHash = row.Hash };
            heads[row.ContentItemId] = head;
        }
        if (heads.Count > 0)
        {
            var routes = context.Set<RouteRow>().AsNoTracking().Where(route => ids.Contains(route.ContentItemId) && route.Current);
            await foreach (var route in routes.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (heads.TryGetValue(route.ContentItemId, out var head))
                    heads[route.ContentItemId] = head with { Path = route.Path };
            }
        }
        if (heads.Count < ids.Length)
        {
            // Removed items have a history, but no live version.
            string[] others = [.. ids.Where(id => !heads.ContainsKey(id))];
            var removed = await versions.Where(row => others.Contains(row.ContentItemId))
                .Select(row => new { row.ContentItemId, row.ContentType }).Distinct().ToListAsync(cancellationToken);
            foreach (var row in removed)
                heads[row.ContentItemId] = new(row.ContentItemId, row.ContentType, null, null, null, null, null);
        }
        return heads;
    }
}
