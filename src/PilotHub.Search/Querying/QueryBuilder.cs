using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>
/// Makes Lucene's query of what was typed: any of the words, every phrase, nothing that is excluded.
/// </summary>
internal sealed class QueryBuilder(WordAnalyzer analyzer, IReadOnlyDictionary<string, IReadOnlyList<Correction>> corrections, SearchGlossary glossary)
{
    private const float Corrected = 0.8f;
    private const float OtherName = 0.5f;
    private const float Neighbours = 0.2f;

    private const int MaxWords = 64;

    /// <summary>The query, or null where there is nothing to search for. A <paramref name="loose"/> one takes words that look alike for those that were typed.</summary>
    public Query? Build(SearchWords words, bool loose)
    {
        var query = new BooleanQuery(disableCoord: true);
        var wanted = new BooleanQuery(disableCoord: true);
        foreach (var term in words.Terms)
        {
            if (Build(term, loose) is not { } part)
                continue;
            if (term.Excluded)
                query.Add(part, Occur.MUST_NOT);
            else
                wanted.Add(part, term.Kind == SearchTermKind.Phrase ? Occur.MUST : Occur.SHOULD);
        }
        if (wanted.Clauses.Count > 0)
            query.Add(wanted, Occur.MUST);
        else if (query.Clauses.Count > 0)
            query.Add(new MatchAllDocsQuery(), Occur.MUST);
        return query.Clauses.Count > 0 ? query : null;
    }

    private Query? Build(SearchTerm term, bool loose)
    {
        var words = TextTokens.Of(term.Text, analyzer).Take(MaxWords).Select(token => token.Word).ToList();
        return words.Count == 0 ? null : term.Kind switch
        {
            SearchTermKind.Phrase => Phrase(words),
            SearchTermKind.Prefix => Either(field => new PrefixQuery(new(field, words[^1].Exact))),
            _ => term.Excluded ? Phrase(words) : AnyOf(words, loose),
        };
    }

    private Query AnyOf(List<Word> words, bool loose)
    {
        var wanted = words.ConvertAll(word => new WantedWord(word, 1));
        if (loose)
            return new WordsQuery(wanted, loose);
        wanted.AddRange(words.SelectMany(word => corrections.GetValueOrDefault(word.Exact, [])).Select(meant => new WantedWord(analyzer.Analyze(meant.Exact), Corrected)));
        var query = new BooleanQuery(disableCoord: true);
        foreach (var name in glossary.FindOthers(words).Select(name => TextTokens.Of(name, analyzer).ConvertAll(token => token.Word)))
        {
            if (name.Count == 1)
                wanted.Add(new(name[0], OtherName));
            else
                query.Add(Together(name), Occur.SHOULD);
        }
        query.Add(new WordsQuery(wanted, loose), Occur.SHOULD);
        var whole = new BooleanQuery(disableCoord: true) { { query, Occur.MUST } };
        AddNeighbours(whole, words);
        return whole;
    }

    // Words that stand together count a little more.
    private static void AddNeighbours(BooleanQuery query, List<Word> words)
    {
        foreach (var (first, second) in words.Zip(words.Skip(1)))
        {
            if (first.IsFunctionWord || second.IsFunctionWord)
                continue;
            var pair = Phrase(IndexFields.Exact, [first.Exact, second.Exact]);
            pair.Boost = Neighbours;
            query.Add(pair, Occur.SHOULD);
        }
    }

    // What else the glossary calls it: all the words of a name, in any of their forms.
    private static BooleanQuery Together(List<Word> words)
    {
        var together = new BooleanQuery(disableCoord: true);
        foreach (var word in words.Where(word => word.German is not null || word.English is not null))
            together.Add(new WordsQuery([new(word, OtherName)], loose: false), Occur.MUST);
        return together;
    }

    private static DisjunctionMaxQuery Phrase(List<Word> words) => Either(field => Phrase(field, words.Select(word => word.Exact)));

    private static DisjunctionMaxQuery Either(Func<string, Query> query) => new(0) { query(IndexFields.Exact), query(IndexFields.KeywordsExact) };

    private static PhraseQuery Phrase(string field, IEnumerable<string> terms)
    {
        var phrase = new PhraseQuery();
        foreach (var term in terms)
            phrase.Add(new Term(field, term));
        return phrase;
    }
}
