using System.Globalization;
using PilotHub.Content;
using PilotHub.Content.Store;

namespace PilotHub.Web.Reading;

/// <summary>What is published, as everybody's pages read it. Says nothing about who may see it.</summary>
internal sealed class PublishedContent(IContentStore store, ReadCache cache)
{
    /// <summary>The indexed path of an item's language.</summary>
    public const string CulturePath = "LocalizationPart.Culture";
    private const string SetPath = "LocalizationPart.LocalizationSet";

    /// <summary>Who lives at <paramref name="path"/>, or once did, or null.</summary>
    public ValueTask<ContentRoute?> FindRouteAsync(string path, CancellationToken cancellationToken) => cache.GetAsync(
        $"route:{path}",
        async token => (await store.FindRoutesAsync([path], token)).Values.FirstOrDefault(),
        _ => 0,
        cancellationToken);

    /// <summary>The published version of an item, or null.</summary>
    public ValueTask<ContentItem?> FindAsync(string contentItemId, CancellationToken cancellationToken) => cache.GetAsync(
        $"item:{contentItemId}", token => store.FindAsync(contentItemId, ContentVersion.Published, token), _ => 1, cancellationToken);

    /// <summary>The newest version of an item, which may be a draft, or null. Not kept: only its editors read it.</summary>
    public Task<ContentItem?> FindLatestAsync(string contentItemId, CancellationToken cancellationToken) =>
        store.FindAsync(contentItemId, ContentVersion.Latest, cancellationToken);

    /// <summary>The published versions of those items that have one, in that order.</summary>
    public async ValueTask<IReadOnlyList<ContentItem>> FindManyAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken) =>
        contentItemIds.Count == 0 ? [] : await cache.GetAsync(
            $"items:{string.Join(',', contentItemIds)}",
            token => store.FindManyAsync(contentItemIds, ContentVersion.Published, token),
            items => items.Count,
            cancellationToken);

    /// <summary>One page of a list.</summary>
    public ValueTask<ContentPage> ListAsync(ContentQuery query, CancellationToken cancellationToken) =>
        cache.GetAsync($"list:{KeyOf(query)}", token => store.ListAsync(query, token), page => page.Items.Count, cancellationToken);

    /// <summary>How many items the query finds, without reading one.</summary>
    public async ValueTask<int> CountAsync(ContentQuery query, CancellationToken cancellationToken) =>
        (await ListAsync(query with { Skip = 0, Take = 0, Order = ContentOrder.Title }, cancellationToken)).Total;

    /// <summary>How many of the items that the query finds have which value at an indexed path, such as <c>PilotCase.Stage</c>.</summary>
    public ValueTask<IReadOnlyDictionary<string, int>> CountByAsync(ContentQuery query, string path, CancellationToken cancellationToken)
    {
        query = query with { Skip = 0, Take = 0, Order = ContentOrder.Title };
        return cache.GetAsync($"count:{path}|{KeyOf(query)}", token => store.CountByAsync(query, path, token), counts => counts.Count / 50, cancellationToken);
    }

    /// <summary>The other members of the item's set of translations.</summary>
    public async ValueTask<IReadOnlyList<ContentItem>> FindTranslationsAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (Pilots.ContentLanguage.Of(item).Set is not { Length: > 0 } set)
            return [];
        return [.. (await FindByValueAsync(set, [SetPath], cancellationToken)).Select(match => match.Item)
            .Where(other => other.ContentType == item.ContentType && other.ContentItemId != item.ContentItemId)
            .OrderBy(other => other.DisplayText, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>The items that have <paramref name="value"/> at one of the indexed <paramref name="paths"/>, the newest first.</summary>
    public ValueTask<IReadOnlyList<ContentMatch>> FindByValueAsync(string value, IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => cache.GetAsync(
        $"value:{value}|{string.Join(',', paths)}", token => store.FindByValueAsync(value, paths, token), matches => matches.Count, cancellationToken);

    /// <summary>A filter that keeps what is written in that language, such as <c>de</c>.</summary>
    public static ContentFilter InLanguage(string language) => new(CulturePath, [language]);

    private static string KeyOf(ContentQuery query) => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(',', query.ContentTypes)}|{string.Join('&', query.Filters.Select(filter => $"{filter.Path}={string.Join(',', filter.Values)}"))}|{query.Order}|{query.OrderPath}|{query.Skip}|{query.Take}");
}
