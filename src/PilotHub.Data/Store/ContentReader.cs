using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>The reading half of the store and of a transaction; they differ in whose context they read through.</summary>
internal abstract class ContentReader : IContentReader
{
    public async Task<ContentItem?> FindAsync(string contentItemId, ContentVersion version, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        var row = await Live(lease.Context, version).SingleOrDefaultAsync(row => row.ContentItemId == contentItemId, cancellationToken);
        return row is null ? null : ContentRows.ToItem(row);
    }

    public async Task<ContentItem?> FindVersionAsync(string contentItemVersionId, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        var row = await Versions(lease.Context).SingleOrDefaultAsync(row => row.ContentItemVersionId == contentItemVersionId, cancellationToken);
        return row is null ? null : ContentRows.ToItem(row);
    }

    public async Task<IReadOnlyList<ContentItem>> FindManyAsync(
        IReadOnlyCollection<string> contentItemIds, ContentVersion version, CancellationToken cancellationToken)
    {
        var ids = Distinct(contentItemIds);
        if (ids.Length == 0)
            return [];
        await using var lease = await LeaseAsync(cancellationToken);
        var rows = await Live(lease.Context, version).Where(row => ids.Contains(row.ContentItemId)).ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => ContentRows.ToItem(rows[id]))];
    }

    public async Task<IReadOnlyDictionary<string, ContentHead>> FindHeadsAsync(
        IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken)
    {
        var ids = Distinct(contentItemIds);
        if (ids.Length == 0)
            return new Dictionary<string, ContentHead>();
        await using var lease = await LeaseAsync(cancellationToken);
        return await ContentHeads.FindAsync(lease.Context, ids, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, string>> FindVersionOwnersAsync(
        IReadOnlyCollection<string> contentItemVersionIds, CancellationToken cancellationToken)
    {
        var ids = Distinct(contentItemVersionIds);
        if (ids.Length == 0)
            return new Dictionary<string, string>();
        await using var lease = await LeaseAsync(cancellationToken);
        return await Versions(lease.Context).Where(row => ids.Contains(row.ContentItemVersionId))
            .Select(row => new { row.ContentItemVersionId, row.ContentItemId })
            .ToDictionaryAsync(row => row.ContentItemVersionId, row => row.ContentItemId, cancellationToken);
    }

    public async Task<bool> HasVersionAsync(string contentItemId, string hash, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        return await Versions(lease.Context).AnyAsync(row => row.ContentItemId == contentItemId && row.Hash == hash, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, ContentRoute>> FindRoutesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var keys = Distinct(paths.Select(ContentRows.RouteKey));
        var routes = new Dictionary<string, ContentRoute>(StringComparer.OrdinalIgnoreCase);
        if (keys.Length == 0)
            return routes;
        await using var lease = await LeaseAsync(cancellationToken);
        var rows = lease.Context.Set<RouteRow>().AsNoTracking();
        var single = keys[0];
        var found = keys.Length == 1 ? rows.Where(row => row.Key == single) : rows.Where(row => keys.Contains(row.Key));
        await foreach (var row in found.AsAsyncEnumerable().WithCancellation(cancellationToken))
            routes[row.Path] = new(row.Path, row.ContentItemId, row.Current);
        return routes;
    }

    public async Task<ContentPage> ListAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        return await ContentList.ReadAsync(lease.Context, query, cancellationToken);
    }

    public async Task<IReadOnlyList<ContentMatch>> FindByValueAsync(string value, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        return await ContentList.FindByValueAsync(lease.Context, value, Distinct(paths), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountByAsync(ContentQuery query, string path, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        return await ContentList.CountByAsync(lease.Context, query, path, cancellationToken);
    }

    public async IAsyncEnumerable<ContentItem> ReadAllAsync(
        IReadOnlyCollection<string>? contentTypes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        var live = Versions(lease.Context).Where(row => row.Latest || row.Published);
        if (contentTypes is not null)
        {
            var types = Distinct(contentTypes);
            live = live.Where(row => types.Contains(row.ContentType));
        }
        var ordered = live.OrderBy(row => row.ContentType).ThenBy(row => row.ContentItemId).ThenByDescending(row => row.Published);
        await foreach (var row in ordered.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return ContentRows.ToItem(row);
    }

    public async Task<IReadOnlyList<ContentVersionInfo>> FindHistoryAsync(string contentItemId, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        var rows = await Versions(lease.Context).Where(row => row.ContentItemId == contentItemId).OrderByDescending(row => row.Id)
            .Select(row => new { row.ContentItemVersionId, row.DisplayText, row.Author, row.ModifiedUtc, row.PublishedUtc, row.Latest, row.Published })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ContentVersionInfo(
            row.ContentItemVersionId, row.DisplayText, row.Author, row.ModifiedUtc ?? default, row.PublishedUtc, row.Latest, row.Published))];
    }

    public async Task<JsonElement?> FindDocumentAsync(string name, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        var json = await lease.Context.Set<DocumentRow>().Where(row => row.Name == name).Select(row => row.Json).SingleOrDefaultAsync(cancellationToken);
        return json is null ? null : JsonElement.Parse(json);
    }

    public async Task<IReadOnlyList<string>> ListDocumentsAsync(string prefix, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        // Not StartsWith: that becomes LIKE, which does not tell letter case apart on SQLite.
        return await lease.Context.Set<DocumentRow>().Select(row => row.Name).Where(name => name.Substring(0, prefix.Length) == prefix)
            .OrderBy(name => name).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UserAccount>> FindUsersAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var ids = Distinct(userIds);
        if (ids.Length == 0)
            return [];
        await using var lease = await LeaseAsync(cancellationToken);
        return await AccountRows.ReadUsersAsync(lease.Context, lease.Context.Users.Where(user => ids.Contains(user.Id)), cancellationToken);
    }

    public async Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        return await AccountRows.ReadUsersAsync(lease.Context, lease.Context.Users, cancellationToken);
    }

    public async Task<IReadOnlyList<Role>> ListRolesAsync(CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        return await AccountRows.ReadRolesAsync(lease.Context, cancellationToken);
    }

    /// <summary>The context to read through.</summary>
    protected abstract ValueTask<ContextLease> LeaseAsync(CancellationToken cancellationToken);

    private static IQueryable<VersionRow> Versions(HubContext context) => context.Set<VersionRow>().AsNoTracking();

    private static IQueryable<VersionRow> Live(HubContext context, ContentVersion version) => version == ContentVersion.Published
        ? Versions(context).Where(row => row.Published)
        : Versions(context).Where(row => row.Latest);

    private static string[] Distinct(IEnumerable<string> keys) => [.. keys.Distinct()];
}
