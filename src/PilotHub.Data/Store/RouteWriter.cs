using Microsoft.EntityFrameworkCore;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>Moves items to their addresses. The former one stays as an old address; those of a removed item become free.</summary>
internal sealed class RouteWriter(HubContext context, BulkInsert insert)
{
    public async Task WriteAsync(IReadOnlyList<ContentWrite> batch, CancellationToken cancellationToken)
    {
        string[] removed = [.. batch.Where(write => write.Kind == ContentWriteKind.Remove).Select(write => write.Item.ContentItemId)];
        if (removed.Length > 0)
            await context.Set<RouteRow>().Where(route => removed.Contains(route.ContentItemId)).ExecuteDeleteAsync(cancellationToken);
        var wanted = batch.Where(write => write.Path is not null && write.Kind != ContentWriteKind.Remove)
            .Select(write => new RouteRow { Key = ContentRows.RouteKey(write.Path!), Path = write.Path!, ContentItemId = write.Item.ContentItemId, Current = true })
            .ToList();
        if (wanted.Count == 0)
            return;

        string[] keys = [.. wanted.Select(route => route.Key)];
        string[] items = [.. wanted.Select(route => route.ContentItemId)];
        var known = await context.Set<RouteRow>().AsNoTracking()
            .Where(route => keys.Contains(route.Key) || (items.Contains(route.ContentItemId) && route.Current)).ToListAsync(cancellationToken);
        var byKey = known.ToDictionary(route => route.Key);
        var current = known.Where(route => route.Current).ToDictionary(route => route.ContentItemId);

        var moved = wanted.Where(route => current.TryGetValue(route.ContentItemId, out var former) && former.Path != route.Path).ToList();
        string[] left = [.. moved.Select(route => current[route.ContentItemId].Key)];
        if (left.Length > 0)
        {
            await context.Set<RouteRow>().Where(route => left.Contains(route.Key))
                .ExecuteUpdateAsync(set => set.SetProperty(route => route.Current, false), cancellationToken);
        }
        var added = new List<RouteRow>();
        foreach (var route in wanted)
        {
            if (!byKey.TryGetValue(route.Key, out var known1))
                added.Add(route);
            else if (known1.ContentItemId != route.ContentItemId)
                throw Taken(route.Path, known1.ContentItemId);
            else if (!known1.Current || known1.Path != route.Path)
                await ReturnAsync(route, cancellationToken);
        }
        if (await insert.InsertNewAsync(added, cancellationToken) < added.Count)
            await ThrowTakenAsync(added, cancellationToken);
    }

    // The item comes back to an address that it once had, or changes its letter case.
    private Task<int> ReturnAsync(RouteRow route, CancellationToken cancellationToken) =>
        context.Set<RouteRow>().Where(known => known.Key == route.Key)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.Current, true).SetProperty(known => known.Path, route.Path), cancellationToken);

    // Somebody else took an address between the check and the write.
    private async Task ThrowTakenAsync(IReadOnlyList<RouteRow> routes, CancellationToken cancellationToken)
    {
        string[] keys = [.. routes.Select(route => route.Key)];
        var stored = await context.Set<RouteRow>().AsNoTracking().Where(route => keys.Contains(route.Key)).ToDictionaryAsync(route => route.Key, cancellationToken);
        var lost = routes.First(route => stored.GetValueOrDefault(route.Key)?.ContentItemId != route.ContentItemId);
        throw Taken(lost.Path, stored.GetValueOrDefault(lost.Key)?.ContentItemId);
    }

    private static ContentValidationException Taken(string path, string? owner) =>
        new([new("AutoroutePart.Path", "route.taken", $"The address '{path}' belongs to item {owner ?? "of somebody else"}.")]);
}
