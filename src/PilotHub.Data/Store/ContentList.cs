using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>Reads pages of items: which ones by the indexes alone, then those few rows.</summary>
internal static class ContentList
{
    private const int MaxTake = 1000;

    public static async Task<ContentPage> ReadAsync(HubContext context, ContentQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, MaxTake);
        var matching = Filter(context, query);
        long[] ids = query.Take == 0
            ? []
            : await Order(context, matching, query).Select(row => row.Id).Skip(query.Skip).Take(query.Take).ToArrayAsync(cancellationToken);
        // A first page that is not full says itself how many there are.
        var total = query.Skip == 0 && ids.Length < query.Take ? ids.Length : await matching.CountAsync(cancellationToken);
        if (ids.Length == 0)
            return new([], total);
        var rows = await context.Set<VersionRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return new([.. ids.Where(rows.ContainsKey).Select(id => ContentRows.ToItem(rows[id]))], total);
    }

    /// <summary>Goes from the value to the few items that have it, however many items there are.</summary>
    public static async Task<IReadOnlyList<ContentMatch>> FindByValueAsync(HubContext context, string value, string[] paths, CancellationToken cancellationToken)
    {
        var text = ContentRows.IndexText(value);
        var matches = await context.Set<FieldIndexRow>().Where(field => paths.Contains(field.Path) && field.Text == text)
            .Join(context.Set<VersionRow>().AsNoTracking().Where(row => row.Published), field => field.VersionId, row => row.Id, (field, row) => new { field.Path, Row = row })
            .OrderByDescending(match => match.Row.Id).ThenBy(match => match.Path).Take(MaxTake).ToListAsync(cancellationToken);
        return [.. matches.Select(match => new ContentMatch(match.Path, ContentRows.ToItem(match.Row)))];
    }

    /// <summary>Groups the items that match by their values at <paramref name="path"/>, in the indexes alone.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountByAsync(HubContext context, ContentQuery query, string path, CancellationToken cancellationToken)
    {
        var matching = Filter(context, query).Select(row => row.Id);
        return await context.Set<FieldIndexRow>().Where(field => field.Path == path && field.Text != null && matching.Contains(field.VersionId))
            .GroupBy(field => field.Text!).Select(group => new { Value = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Value, group => group.Count, cancellationToken);
    }

    private static IQueryable<VersionRow> Filter(HubContext context, ContentQuery query)
    {
        var rows = context.Set<VersionRow>().AsNoTracking();
        rows = query.Version == ContentVersion.Published ? rows.Where(row => row.Published) : rows.Where(row => row.Latest);
        string[] types = [.. query.ContentTypes.Distinct()];
        // A single type by equality: then the index also gives the order.
        var type = types.Length == 1 ? types[0] : "";
        rows = types.Length == 1 ? rows.Where(row => row.ContentType == type) : rows.Where(row => types.Contains(row.ContentType));
        foreach (var (path, given) in query.Filters)
        {
            string[] values = [.. given.Select(value => ContentRows.IndexText(value)!).Distinct()];
            var having = context.Set<FieldIndexRow>().Where(field => field.Path == path && field.Text != null && values.Contains(field.Text)).Select(field => field.VersionId);
            rows = rows.Where(row => having.Contains(row.Id));
        }
        return rows;
    }

    private static IQueryable<VersionRow> Order(HubContext context, IQueryable<VersionRow> rows, ContentQuery query) => query.Order switch
    {
        // Published versions always have the time; asking for it would keep the index from giving the order.
        ContentOrder.Published when query.Version == ContentVersion.Published =>
            rows.OrderByDescending(row => row.PublishedUtc).ThenBy(row => row.ContentItemId),
        ContentOrder.Published => rows.OrderBy(row => row.PublishedUtc == null).ThenByDescending(row => row.PublishedUtc).ThenBy(row => row.ContentItemId),
        ContentOrder.Modified => rows.OrderByDescending(row => row.ModifiedUtc).ThenBy(row => row.ContentItemId),
        ContentOrder.Title => rows.OrderBy(row => row.SortText).ThenBy(row => row.ContentItemId),
        ContentOrder.Number => ByNumber(context, rows, query.OrderPath ?? throw new ArgumentException("Ordering by number needs a path.", nameof(query))),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Order, null),
    };

    private static IQueryable<VersionRow> ByNumber(HubContext context, IQueryable<VersionRow> rows, string path) => rows
        .Select(row => new
        {
            Row = row,
            Number = context.Set<FieldIndexRow>().Where(field => field.VersionId == row.Id && field.Path == path).Max(field => field.Number),
        })
        .OrderBy(entry => entry.Number == null).ThenByDescending(entry => entry.Number).ThenBy(entry => entry.Row.ContentItemId)
        .Select(entry => entry.Row);
}
