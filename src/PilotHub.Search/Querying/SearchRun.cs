using System.Text;
using Lucene.Net.Search;
using PilotHub.Search.Analysis;
using PilotHub.Search.Highlighting;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>Answers one request from one state of the index.</summary>
internal sealed class SearchRun(IndexSearcher searcher, WordAnalyzer analyzer, RankingOptions ranking, SearchRequest request)
{
    public SearchResults Answer()
    {
        var words = request.Words;
        var corrections = words.Terms.Count == 0 ? new Dictionary<string, IReadOnlyList<Correction>>() : new Spelling(new(searcher, request.Reader), analyzer).Correct(words);
        var builder = new QueryBuilder(analyzer, corrections, request.Glossary);
        var (found, isLoose) = (Collect(words, builder.Build(words, loose: false)), false);
        if (found is { Total: 0 } && builder.Build(words, loose: true) is { } looser && Collect(words, looser) is { Total: > 0 } alike)
            (found, isLoose) = (alike, true);
        if (found is null)
            return SearchResults.None;
        var presenter = new HitPresenter(searcher, new(Meant(words, corrections), analyzer), ranking, request.Today);
        return new(found.Total, [.. found.Best.Skip(request.Skip).Select(presenter.Show)], found.Counts)
        {
            DidYouMean = Rewrite(words.Text, corrections),
            IsLoose = isLoose,
        };
    }

    // Signs that are no words find nothing; nothing at all finds everything.
    private HitCollector? Collect(SearchWords words, Query? query)
    {
        if (query is null && words.Terms.Count > 0)
            return null;
        var collector = new HitCollector(request, ranking, hasWords: query is not null);
        searcher.Search(query ?? new MatchAllDocsQuery(), collector);
        return collector;
    }

    // What was meant is marked too, and what else it is called.
    private SearchWords Meant(SearchWords words, IReadOnlyDictionary<string, IReadOnlyList<Correction>> corrections)
    {
        var names = words.Terms.Where(term => term is { Kind: SearchTermKind.Word, Excluded: false })
            .SelectMany(term => request.Glossary.FindOthers(TextTokens.Of(term.Text, analyzer).ConvertAll(token => token.Word)));
        var meant = corrections.Values.SelectMany(found => found).Select(found => found.Exact).Concat(names).ToList();
        return meant.Count == 0 ? words : words with { Terms = [.. words.Terms, .. meant.Select(text => new SearchTerm(SearchTermKind.Word, text))] };
    }

    private string? Rewrite(string text, IReadOnlyDictionary<string, IReadOnlyList<Correction>> corrections)
    {
        if (corrections.Count == 0)
            return null;
        var rewritten = new StringBuilder();
        var at = 0;
        foreach (var token in TextTokens.Of(text, analyzer))
        {
            if (!corrections.TryGetValue(token.Word.Exact, out var found))
                continue;
            rewritten.Append(text, at, token.Start - at).Append(found[0].Written);
            at = token.End;
        }
        return rewritten.Append(text, at, text.Length - at).ToString();
    }
}
