using System.Globalization;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Vision;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>What search knows of an item. It is small, so that all of a site's items fit into memory.</summary>
internal sealed record TitleEntry(string ContentItemId, string Title, string Summary);

/// <summary>
/// Finds cases, goals and pages whose title or summary holds all words, whatever their letter case, accents aside. Looks at the
/// newest <see cref="MaxItems"/> items of each type.
/// </summary>
internal sealed class TitleSearch(PublishedContent content, IContentStore store, ReadCache cache)
{
    private const int MaxItems = 5_000;
    private const int Batch = 500;
    private const int MaxWords = 12;

    private static readonly string[] Types = [PilotCase.TypeName, VisionGoal.TypeName, FreePageDisplay.TypeName];
    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>The items that match and that the reader may come across: those whose titles match first, then the newest.</summary>
    public async Task<IReadOnlyList<ContentItem>> FindAsync(string words, int max, Visit visit, CancellationToken cancellationToken)
    {
        string[] wanted = [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MaxWords)];
        if (wanted.Length == 0)
            return [];
        var entries = await cache.GetAsync("titles", ReadAsync, all => all.Count / 20, cancellationToken);
        // Twice as many as asked for: some may be hidden from this reader.
        var matches = entries.Where(entry => wanted.All(word => Holds(entry.Title, word) || Holds(entry.Summary, word)))
            .OrderBy(entry => wanted.All(word => Holds(entry.Title, word)) ? 0 : 1).Take(2 * max).Select(entry => entry.ContentItemId).ToList();
        return [.. (await content.FindManyAsync(matches, cancellationToken)).Where(visit.MayList).Take(max)];
    }

    private static bool Holds(string text, string word) => Compare.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private async Task<IReadOnlyList<TitleEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = new List<TitleEntry>();
        foreach (var type in Types)
        {
            for (var skip = 0; skip < MaxItems; skip += Batch)
            {
                var page = await store.ListAsync(new([type]) { Skip = skip, Take = Batch }, cancellationToken);
                entries.AddRange(page.Items.Select(item => new TitleEntry(item.ContentItemId, item.DisplayText, SummaryOf(item))));
                if (skip + Batch >= page.Total)
                    break;
            }
        }
        return entries;
    }

    private static string SummaryOf(ContentItem item) => item.ContentType switch
    {
        PilotCase.TypeName => new PilotCase(item).Summary,
        FreePageDisplay.TypeName => FreePageDisplay.SummaryOf(item),
        _ => "",
    };
}
