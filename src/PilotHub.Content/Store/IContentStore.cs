using System.Text.Json;
using PilotHub.Content.Accounts;

namespace PilotHub.Content.Store;

/// <summary>Which of an item's versions is meant.</summary>
public enum ContentVersion
{
    /// <summary>The one readers see.</summary>
    Published,

    /// <summary>The newest, which may be a draft.</summary>
    Latest,
}

/// <summary>Reads what is committed, or, asked through a transaction, what that transaction would commit.</summary>
public interface IContentReader
{
    /// <summary>The item's version, or null.</summary>
    Task<ContentItem?> FindAsync(string contentItemId, ContentVersion version, CancellationToken cancellationToken);

    /// <summary>A version by its own id, live or not, or null.</summary>
    Task<ContentItem?> FindVersionAsync(string contentItemVersionId, CancellationToken cancellationToken);

    /// <summary>The versions of the items that exist, in the order of <paramref name="contentItemIds"/>; at most 1,000 ids.</summary>
    Task<IReadOnlyList<ContentItem>> FindManyAsync(IReadOnlyCollection<string> contentItemIds, ContentVersion version, CancellationToken cancellationToken);

    /// <summary>Where the items stand, by content item id; items that do not exist are absent. At most 1,000 ids.</summary>
    Task<IReadOnlyDictionary<string, ContentHead>> FindHeadsAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken);

    /// <summary>Which items those versions belong to, by version id. At most 1,000 ids.</summary>
    Task<IReadOnlyDictionary<string, string>> FindVersionOwnersAsync(IReadOnlyCollection<string> contentItemVersionIds, CancellationToken cancellationToken);

    /// <summary>Whether any version of the item, live or not, has that <see cref="ContentHash"/>.</summary>
    Task<bool> HasVersionAsync(string contentItemId, string hash, CancellationToken cancellationToken);

    /// <summary>Who lives at those paths, or once did, by path. At most 1,000 paths.</summary>
    Task<IReadOnlyDictionary<string, ContentRoute>> FindRoutesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>One page of items.</summary>
    Task<ContentPage> ListAsync(ContentQuery query, CancellationToken cancellationToken);

    /// <summary>The published items that have <paramref name="value"/> at one of the indexed <paramref name="paths"/>, the newest version first; at most 1,000.</summary>
    Task<IReadOnlyList<ContentMatch>> FindByValueAsync(string value, IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>How many of the items that the query finds have which value at an indexed path; skip, take and order do not matter.</summary>
    Task<IReadOnlyDictionary<string, int>> CountByAsync(ContentQuery query, string path, CancellationToken cancellationToken);

    /// <summary>Every live version (published ones, and drafts beside them) of the types, or of all types, ordered by type, then id, the published one first.</summary>
    IAsyncEnumerable<ContentItem> ReadAllAsync(IReadOnlyCollection<string>? contentTypes, CancellationToken cancellationToken);

    /// <summary>The item's versions, newest first.</summary>
    Task<IReadOnlyList<ContentVersionInfo>> FindHistoryAsync(string contentItemId, CancellationToken cancellationToken);

    /// <summary>A document of the site, such as its definitions or settings, or null.</summary>
    Task<JsonElement?> FindDocumentAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names of the documents that begin with <paramref name="prefix"/>, sorted.</summary>
    Task<IReadOnlyList<string>> ListDocumentsAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The accounts with those ids. At most 1,000 ids.</summary>
    Task<IReadOnlyList<UserAccount>> FindUsersAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken);

    /// <summary>All accounts, by user name.</summary>
    Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken);

    /// <summary>All roles, by name.</summary>
    Task<IReadOnlyList<Role>> ListRolesAsync(CancellationToken cancellationToken);
}

/// <summary>The database, the only source of truth.</summary>
public interface IContentStore : IContentReader
{
    /// <summary>Begins a transaction, the only way to write. What it does not commit leaves no trace.</summary>
    Task<IContentTransaction> BeginAsync(ContentActor actor, CancellationToken cancellationToken);
}

/// <summary>
/// Everything that is written together. Each write adds its row, a row of the change feed and an audit row; what
/// <see cref="CommitAsync"/> has returned from survives a crash.
/// </summary>
public interface IContentTransaction : IContentReader, IAsyncDisposable
{
    /// <summary>Writes versions, each with its index entries, its route, its change and its audit event.</summary>
    /// <exception cref="ContentConflictException">The latest version is not the expected one.</exception>
    Task WriteAsync(IReadOnlyList<ContentWrite> writes, CancellationToken cancellationToken);

    /// <summary>Writes a document of the site; null removes it.</summary>
    Task WriteDocumentAsync(string name, JsonElement? json, CancellationToken cancellationToken);

    /// <summary>Adds the account or replaces the one with its id.</summary>
    Task WriteUserAsync(UserAccount user, CancellationToken cancellationToken);

    /// <summary>Adds the role or replaces the one with its name.</summary>
    Task WriteRoleAsync(Role role, CancellationToken cancellationToken);

    /// <summary>Makes it durable and visible.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}
