using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;
using PilotHub.Rendering;
using PilotHub.Search;
using PilotHub.Web.Glossary;
using PilotHub.Web.Setup;
using PilotHub.Web.Site;

namespace PilotHub.Web.Search;

/// <summary>Gives the index the documents of this site's published items.</summary>
internal sealed class ContentSearchSource(IContentStore store, SiteCache site, MarkdownRenderer markdown) : ISearchSource
{
    // Grows when the same items make other documents than with the version of the program before.
    private const string MappingVersion = "3";

    private const int ItemsAtOnce = 100;

    private Fingerprint? _known;

    public async Task<string> FindFingerprintAsync(CancellationToken cancellationToken)
    {
        var snapshot = await GetSiteAsync(cancellationToken);
        if (_known is { } known && ReferenceEquals(known.Of, snapshot))
            return known.Value;
        var hash = new XxHash128();
        Append(MappingVersion);
        // A database that was set up anew counts its changes from the start again.
        Append((await SetupMarker.FindAsync(store, cancellationToken))?.AdminUserId ?? "");
        Append(await SearchRebuild.FindAsync(store, cancellationToken));
        Append(ContentDefinitionsJson.Write(snapshot.Definitions));
        Append(string.Join(',', snapshot.Settings.Cultures));
        // Documents hold the names of terms; the glossary is looked up when somebody searches.
        foreach (var taxonomy in snapshot.Taxonomies.Where(taxonomy => taxonomy != GlossaryWords.Find(snapshot)))
            Append(taxonomy.Item.ContentItemVersionId);
        var value = Convert.ToHexStringLower(hash.GetCurrentHash());
        _known = new(snapshot, value);
        return value;

        void Append(string text)
        {
            hash.Append(Encoding.UTF8.GetBytes(text));
            hash.Append([0]);
        }
    }

    public async Task<IReadOnlyList<SearchDocument>> FindAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken)
    {
        var documents = new ItemDocuments(await GetSiteAsync(cancellationToken), markdown);
        var published = (await store.FindManyAsync(contentItemIds, ContentVersion.Published, cancellationToken)).ToDictionary(item => item.ContentItemId);
        var drafts = (await store.FindManyAsync(contentItemIds, ContentVersion.Latest, cancellationToken)).Where(item => !item.Published);
        return [.. published.Values.SelectMany(item => documents.Of(item)), .. drafts.SelectMany(draft => documents.Of(draft, published.GetValueOrDefault(draft.ContentItemId)))];
    }

    public async IAsyncEnumerable<IReadOnlyList<SearchDocument>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var documents = new ItemDocuments(await GetSiteAsync(cancellationToken), markdown);
        ContentItem? published = null;
        await foreach (var items in store.ReadAllAsync(contentTypes: null, cancellationToken).Chunk(ItemsAtOnce).WithCancellation(cancellationToken))
        {
            var versions = new List<(ContentItem Item, ContentItem? Published)>(items.Length);
            foreach (var item in items)
            {
                // An item's published version comes right before its draft.
                published = item.Published ? item : published?.ContentItemId == item.ContentItemId ? published : null;
                versions.Add((item, item.Published ? null : published));
            }
            foreach (var found in versions.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(version => documents.Of(version.Item, version.Published)))
            {
                if (found.Count > 0)
                    yield return found;
            }
        }
    }

    // What other nodes have committed counts too: the change that the index is about to take in may be theirs.
    private async Task<SiteSnapshot> GetSiteAsync(CancellationToken cancellationToken)
    {
        await site.FollowAsync(cancellationToken);
        return site.Current;
    }

    private sealed record Fingerprint(SiteSnapshot Of, string Value);
}
