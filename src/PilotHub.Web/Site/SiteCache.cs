using System.Collections.Frozen;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Content.Taxonomies;

namespace PilotHub.Web.Site;

/// <summary>
/// Keeps the <see cref="SiteSnapshot"/> current. What this node commits is in the snapshot as soon as it is acknowledged; what
/// other nodes commit arrives through <see cref="SiteFollower"/>.
/// </summary>
internal sealed class SiteCache : IDisposable
{
    private const int MaxChanges = 1000;
    private const string TaxonomyType = "Taxonomy";

    private readonly IContentStore _store;
    private readonly IChangeFeed _feed;
    private readonly SemaphoreSlim _refreshing = new(1);
    private SiteSnapshot _current = SiteSnapshot.Empty;
    private ChangeCursor _cursor;
    private long _generation;

    public SiteCache(IContentStore store, IChangeFeed feed)
    {
        (_store, _feed) = (store, feed);
        feed.Committed += Advance;
    }

    /// <summary>The generation of this moment, without reading anything.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>The site as it was last read, without reading anything.</summary>
    public SiteSnapshot Current => Volatile.Read(ref _current);

    /// <summary>The site as it stands. Completes at once unless something was committed since the last call.</summary>
    public ValueTask<SiteSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        var current = Current;
        return current.Generation == Generation ? ValueTask.FromResult(current) : new(RefreshAsync(cancellationToken));
    }

    /// <summary>Takes in what the change feed holds and returns how far it has been read.</summary>
    public async Task<ChangeCursor> FollowAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return _cursor;
    }

    public void Dispose()
    {
        _feed.Committed -= Advance;
        _refreshing.Dispose();
    }

    private void Advance() => Interlocked.Increment(ref _generation);

    private async Task<SiteSnapshot> RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            // The generation is taken before reading: a commit during the reads leaves the snapshot behind, and the next call reads again.
            var generation = Generation;
            var (next, cursor) = _current.Generation < 0 ? await LoadAsync(cancellationToken) : await CatchUpAsync(cancellationToken);
            // Changes that no commit of this node has announced come from elsewhere; they make a generation of their own.
            if (cursor != _cursor && generation == _current.Generation)
                generation = Interlocked.Increment(ref _generation);
            _cursor = cursor;
            Volatile.Write(ref _current, next with { Generation = generation });
            return _current;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    private async Task<(SiteSnapshot, ChangeCursor)> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await _feed.FindHeadAsync(cancellationToken);
        var snapshot = await WithDocumentsAsync(SiteSnapshot.Empty, cancellationToken);
        snapshot = await WithRolesAsync(snapshot, cancellationToken);
        snapshot = await WithTaxonomiesAsync(snapshot, cancellationToken);
        snapshot = await WithMenuAsync(snapshot, cancellationToken);
        return (await WithUsersAsync(snapshot, cancellationToken), head);
    }

    private async Task<(SiteSnapshot, ChangeCursor)> CatchUpAsync(CancellationToken cancellationToken)
    {
        var (next, cursor) = (_current, _cursor);
        bool documents = false, roles = false, taxonomies = false, menu = false, users = false;
        while (await _feed.ReadAsync(cursor, MaxChanges, cancellationToken) is { Count: > 0 } changes)
        {
            foreach (var change in changes)
            {
                documents |= change.Subject is ChangeSubject.Document;
                roles |= change.Subject is ChangeSubject.Role;
                users |= change.Subject is ChangeSubject.User;
                taxonomies |= change is { Subject: ChangeSubject.Item, ContentType: TaxonomyType };
                menu |= change is { Subject: ChangeSubject.Item, ContentType: MainMenu.TypeName };
            }
            cursor = changes[^1].Cursor;
        }
        if (documents)
            next = await WithDocumentsAsync(next, cancellationToken);
        if (roles)
            next = await WithRolesAsync(next, cancellationToken);
        if (taxonomies)
            next = await WithTaxonomiesAsync(next, cancellationToken);
        if (menu)
            next = await WithMenuAsync(next, cancellationToken);
        if (users)
            next = await WithUsersAsync(next, cancellationToken);
        return (next, cursor);
    }

    private async Task<SiteSnapshot> WithDocumentsAsync(SiteSnapshot snapshot, CancellationToken cancellationToken) => snapshot with
    {
        Definitions = await ContentManager.ReadDefinitionsAsync(_store, cancellationToken),
        Settings = SiteSettings.Read(await _store.FindDocumentAsync(SiteDocuments.Settings, cancellationToken)),
    };

    private async Task<SiteSnapshot> WithRolesAsync(SiteSnapshot snapshot, CancellationToken cancellationToken) => snapshot with
    {
        Roles = (await _store.ListRolesAsync(cancellationToken)).ToFrozenDictionary(role => role.Name),
    };

    private async Task<SiteSnapshot> WithUsersAsync(SiteSnapshot snapshot, CancellationToken cancellationToken) => snapshot with
    {
        Users = (await _store.ListUsersAsync(cancellationToken)).Select(WithoutSecrets).ToFrozenDictionary(user => user.UserId),
    };

    private async Task<SiteSnapshot> WithTaxonomiesAsync(SiteSnapshot snapshot, CancellationToken cancellationToken)
    {
        var taxonomies = new List<Taxonomy>();
        await foreach (var item in _store.ReadAllAsync([TaxonomyType], cancellationToken))
        {
            if (item.Published)
                taxonomies.Add(Taxonomy.Of(item));
        }
        return snapshot with { Taxonomies = taxonomies };
    }

    private async Task<SiteSnapshot> WithMenuAsync(SiteSnapshot snapshot, CancellationToken cancellationToken)
    {
        IReadOnlyList<MenuEntry>? menu = null;
        await foreach (var item in _store.ReadAllAsync([MainMenu.TypeName], cancellationToken))
        {
            if (MainMenu.Is(item))
                menu = MainMenu.Read(item);
        }
        return snapshot with { Menu = menu };
    }

    private static UserAccount WithoutSecrets(UserAccount user) => user with { PasswordHash = null, SecurityStamp = "" };
}
