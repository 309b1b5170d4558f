using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Similar;

/// <summary>
/// Finds what is about the same: the more and the rarer words two texts share, the nearer they are, and nearer still with each facet
/// value that both have. Scores within a tenth of the best one's count as equal; among those the request says who comes first.
/// </summary>
internal sealed class SimilarSearch(IndexSearcher searcher, WordAnalyzer analyzer, SimilarRequest request)
{
    private const int Candidates = 40;
    private const int Steps = 10;
    // What is less than a quarter as near as the nearest is only there because something always comes next.
    private const float MinShare = 0.25f;

    private const int MinWords = 2;
    private const int MaxShownWords = 4;
    private const int MaxScanned = 8_000;
    private const float CompoundPart = 0.4f;

    private readonly IReadOnlyList<TellingWord> _telling = new TellingWords(searcher, analyzer).Of(request.Texts);

    public IReadOnlyList<SimilarHit> Find()
    {
        if (_telling.Count == 0)
            return [];
        var collector = new SimilarCollector(request, Candidates);
        searcher.Search(Build(), collector);
        var best = collector.Best;
        if (best.Count == 0)
            return [];
        var hits = best.Where(hit => hit.Score >= best[0].Score * MinShare).Select(hit => Compare(DocumentMapping.Read(searcher.Doc(hit.Document)), hit.Score)).OfType<SimilarHit>()
            .OrderByDescending(hit => (int)(hit.Score / best[0].Score * Steps)).ThenBy(hit => IsFirst(hit.Document) ? 0 : 1).ThenByDescending(hit => hit.Score);
        return [.. OneOfEach([.. hits]).Take(request.Take)];
    }

    private BooleanQuery Build()
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var (word, weight) in _telling)
        {
            var either = new DisjunctionMaxQuery(0) { Boost = weight };
            if (word.German is { } german)
            {
                either.Add(new TermQuery(new(IndexFields.TitleGerman, german)));
                either.Add(new TermQuery(new(IndexFields.TextGerman, german)));
                foreach (var part in word.Parts)
                    either.Add(new TermQuery(new(IndexFields.TextGerman, part)) { Boost = CompoundPart });
            }
            if (word.English is { } english)
            {
                either.Add(new TermQuery(new(IndexFields.TitleEnglish, english)));
                either.Add(new TermQuery(new(IndexFields.TextEnglish, english)));
            }
            query.Add(either, Occur.SHOULD);
        }
        return query;
    }

    // What has nothing in common that could be said in words is not similar, whatever its score.
    private SimilarHit? Compare(SearchDocument document, float score)
    {
        var facets = request.Facets.Select(facet => (facet.Key, Shared: (IReadOnlyList<string>)[.. facet.Value.Intersect(document.Facets.GetValueOrDefault(facet.Key, []))]))
            .Where(facet => facet.Shared.Count > 0).ToDictionary(facet => facet.Key, facet => facet.Shared);
        var words = SharedWords(document);
        return words.Count >= MinWords || (words.Count > 0 && facets.Count > 0) ? new(document, score, facets, [.. words.Take(MaxShownWords)]) : null;
    }

    private List<string> SharedWords(SearchDocument document)
    {
        var written = new Dictionary<TellingWord, string>();
        foreach (var text in document.Texts.Select(text => text.Text).Prepend(document.Summary).Prepend(document.Title))
        {
            foreach (var token in TextTokens.Of(text.Length > MaxScanned ? text[..MaxScanned] : text, analyzer))
            {
                if (_telling.FirstOrDefault(telling => IsSame(telling.Word, token.Word)) is { } shared)
                    written.TryAdd(shared, text[token.Start..token.End]);
            }
        }
        return [.. _telling.Where(written.ContainsKey).Select(word => written[word]).Distinct(StringComparer.CurrentCultureIgnoreCase)];
    }

    private static bool IsSame(Word one, Word other) =>
        one.Exact == other.Exact || (one.German is not null && one.German == other.German) || (one.English is not null && one.English == other.English);

    private bool IsFirst(SearchDocument document) => request.First.Any(facet => document.Facets.GetValueOrDefault(facet.Key, []).Any(facet.Value.Contains));

    // A case and its learnings are one thing, and so are its translations: the nearest stands for all, in the reader's language.
    private IEnumerable<SimilarHit> OneOfEach(IReadOnlyList<SimilarHit> hits) => hits
        .GroupBy(hit => hit.Document.TranslationSet is { Length: > 0 } set ? set : hit.Document.ContentItemId)
        .Select(group => group.FirstOrDefault(hit => hit.Document.Culture == request.Culture) ?? group.First());
}
