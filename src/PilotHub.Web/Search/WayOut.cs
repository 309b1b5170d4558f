using Microsoft.Extensions.Localization;
using PilotHub.Search;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>Something to try where nothing was found, and how many results it brings.</summary>
internal sealed record WayOut(string Text, string Href, int Count);

/// <summary>Looks for ways on from a search that found nothing: each filter taken away, all of them, quotation marks and exclusions.</summary>
internal static class WaysOut
{
    private const int Max = 6;

    /// <summary>The ways that lead somewhere; those with the fewest changes first.</summary>
    public static IReadOnlyList<WayOut> Find(SearchQuery query, IReadOnlyList<SearchChip> chips, HttpRequest request, IStringLocalizer texts, Func<SearchQuery, int> count)
    {
        var ways = new List<WayOut>();
        var (choices, bounds) = (query.Choices, query.Bounds);
        for (var i = 0; i < chips.Count && ways.Count < Max; i++)
        {
            var place = i;
            var without = i < choices.Count
                ? query with { Choices = [.. choices.Where((_, other) => other != place)] }
                : query with { Bounds = [.. bounds.Where((_, other) => other != place - choices.Count)] };
            Add(texts["Without the filter {0}: {1}", chips[i].Group, chips[i].Label], chips[i].Href, without);
        }
        if (chips.Count > 1)
            Add(texts["Without any filter"], query.Unfiltered(request), query with { Choices = [], Bounds = [] });
        if (query.Words.Terms.Any(term => term is { Kind: SearchTermKind.Phrase, Excluded: false }))
            AddWords(texts["Any of these words"], Unquoted(query.Words.Text), query with { Words = query.Words with { Terms = [.. query.Words.Terms.Select(term => term.Excluded ? term : term with { Kind = SearchTermKind.Word })] } });
        if (query.Words.Terms.Any(term => term.Excluded) && query.Words.Terms.Any(term => !term.Excluded))
            AddWords(texts["With the words excluded"], Included(query.Words.Text), query with { Words = query.Words with { Terms = [.. query.Words.Terms.Select(term => term with { Excluded = false })] } });
        return ways;

        void AddWords(string text, string words, SearchQuery looser) => Add(text, query.AddressOf(request, words), looser);

        void Add(string text, string href, SearchQuery looser)
        {
            if (ways.Count < Max && count(looser with { Page = 1 }) is > 0 and var found)
                ways.Add(new(text, href, found));
        }
    }

    private static string Unquoted(string words) => string.Concat(words.Where(c => c is not ('"' or '„' or '“' or '”' or '«' or '»')));

    private static string Included(string words) => string.Join(' ', words.Split(' ').Select(word => word is ['-', not '-', ..] ? word[1..] : word));
}
