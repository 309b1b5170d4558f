using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;
using PilotHub.Content.Routing;
using PilotHub.Content.Store;
using PilotHub.Web.Settings;

namespace PilotHub.Web.Insight;

/// <summary>
/// Counts what is searched for and whether a result was opened, in memory until <see cref="SearchTallyWriter"/> writes it down. Nothing
/// about the person is noted, and nothing at all where the setting says so.
/// </summary>
internal sealed class SearchTallies(HubOptions options, TimeProvider time)
{
    /// <summary>The search page and the key of the words in its address.</summary>
    private const string Page = "/search", WordsKey = "q";

    // More different words than people type between two writings come from a program.
    private const int MaxKept = 10_000;

    private ConcurrentDictionary<(DateOnly Week, string Words), Counts> _counts = [];

    /// <summary>The Monday of this week.</summary>
    public DateOnly ThisWeek
    {
        get
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            return today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        }
    }

    /// <summary>Counts a search. Going on in the results of the same words, by a filter or a page, is no other search.</summary>
    public void Searched(HttpRequest request, string words, bool found)
    {
        if (Key(words) is { } key && WordsOfReferer(request) != key)
            Find(key)?.Add(searches: 1, empty: found ? 0 : 1, opened: 0);
    }

    /// <summary>Counts a result that was opened, if this is the request of somebody who comes from one.</summary>
    public void Visited(HttpRequest request)
    {
        // Browsers say what they want the answer for; pictures and scripts of the search page come from it too.
        if (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Dest"] == "document"
            && AutoroutePattern.IsAllowed((request.Path.Value ?? "").Trim('/')) && WordsOfReferer(request) is { } words)
            Find(words)?.Add(searches: 0, empty: 0, opened: 1);
    }

    /// <summary>What was counted since the last call.</summary>
    public IReadOnlyCollection<SearchTally> Take() =>
        [.. Interlocked.Exchange(ref _counts, []).Select(entry => entry.Value.Read(entry.Key.Week, entry.Key.Words))];

    private Counts? Find(string words)
    {
        var counts = Volatile.Read(ref _counts);
        return !options.SearchInsight ? null
            : counts.Count < MaxKept ? counts.GetOrAdd((ThisWeek, words), _ => new())
            : counts.GetValueOrDefault((ThisWeek, words));
    }

    private static string? WordsOfReferer(HttpRequest request) =>
        request.Headers.Referer is [{ Length: > 0 } referer] && Uri.TryCreate(referer, UriKind.Absolute, out var from)
        && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) && from.AbsolutePath == request.PathBase + Page
        && QueryHelpers.ParseQuery(from.Query).TryGetValue(WordsKey, out var words)
            ? Key(words.ToString())
            : null;

    // The same words however they are spaced or capitalised; null where there are none. A database may not keep the sign of number 0.
    private static string? Key(string words)
    {
        var key = string.Join(' ', words.Replace('\0', ' ').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return key.Length == 0 ? null : key.Length > SearchTally.MaxLength ? key[..SearchTally.MaxLength] : key;
    }

    private sealed class Counts
    {
        private int _searches, _empty, _opened;

        public void Add(int searches, int empty, int opened)
        {
            Interlocked.Add(ref _searches, searches);
            Interlocked.Add(ref _empty, empty);
            Interlocked.Add(ref _opened, opened);
        }

        public SearchTally Read(DateOnly week, string words) => new(week, words, Volatile.Read(ref _searches), Volatile.Read(ref _empty), Volatile.Read(ref _opened));
    }
}
