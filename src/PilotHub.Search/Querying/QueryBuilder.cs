using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>
/// Makes Lucene's query of what was typed. Any word may match, and more and rarer ones rank higher. A word counts once for
/// titles and once for the rest, in the language that it matches better; words that stand together count a little more. What words have
/// in common with others lifts what matches anyway; it finds by itself only where nothing else does.
/// </summary>
internal sealed class QueryBuilder(WordAnalyzer analyzer, IReadOnlyDictionary<string, IReadOnlyList<Correction>> corrections, SearchGlossary glossary)
{
    // Chosen on four collections of other people's questions, together with BM25's own.
    private const float SecondLanguage = 0.3f;
    private const float CompoundPart = 0.5f;
    private const float Pieces = 0.4f;
    private const float Neighbours = 0.2f;
    private const float Corrected = 0.8f;
    private const float OtherName = 0.5f;

    // The share of its pieces that a word that looks alike has in common with one that is looked for.
    private const double Alike = 0.3;

    private const int MaxWords = 64;

    /// <summary>The query, or null where there is nothing to search for. A <paramref name="loose"/> one takes words that look alike.</summary>
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
            SearchTermKind.Phrase => Phrase(IndexFields.Exact, words.Select(word => (string?)word.Exact)),
            SearchTermKind.Prefix => new PrefixQuery(new(IndexFields.Exact, words[^1].Exact)),
            _ => term.Excluded ? Phrase(IndexFields.Exact, words.Select(word => (string?)word.Exact)) : AnyOf(words, loose),
        };
    }

    private BooleanQuery AnyOf(List<Word> words, bool loose)
    {
        if (loose)
            return AlikeAny(words);
        var any = new BooleanQuery(disableCoord: true);
        var onlyFunctionWords = words.TrueForAll(word => word.English is null && word.German is null);
        foreach (var word in words)
        {
            if (onlyFunctionWords)
                any.Add(new TermQuery(new(IndexFields.Exact, word.Exact)), Occur.SHOULD);
            else
                AddWord(any, word, boost: 1);
            foreach (var meant in corrections.GetValueOrDefault(word.Exact, []))
                AddWord(any, analyzer.Analyze(meant.Exact), Corrected);
        }
        foreach (var name in glossary.FindOthers(words))
            AddName(any, TextTokens.Of(name, analyzer).ConvertAll(token => token.Word));
        var query = new BooleanQuery(disableCoord: true) { { any, Occur.MUST } };
        foreach (var piece in words.SelectMany(word => word.Grams).GroupBy(piece => piece))
            query.Add(new TermQuery(new(IndexFields.Grams, piece.Key)) { Boost = Pieces * piece.Count() }, Occur.SHOULD);
        AddNeighbours(query, IndexFields.BodyGerman, words.ConvertAll(word => word.German));
        AddNeighbours(query, IndexFields.BodyEnglish, words.ConvertAll(word => word.English));
        return query;
    }

    private static BooleanQuery AlikeAny(List<Word> words)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var word in words.Where(word => word.Grams.Count > 0))
        {
            var alike = new BooleanQuery(disableCoord: true);
            foreach (var piece in word.Grams.Distinct())
                alike.Add(new TermQuery(new(IndexFields.Grams, piece)), Occur.SHOULD);
            // One piece in common is chance.
            alike.MinimumNumberShouldMatch = Math.Min(alike.Clauses.Count, Math.Max(2, (int)Math.Ceiling(alike.Clauses.Count * Alike)));
            any.Add(alike, Occur.SHOULD);
        }
        return any;
    }

    private static void AddWord(BooleanQuery query, Word word, float boost)
    {
        var title = InEitherLanguage(word, IndexFields.TitleGerman, IndexFields.TitleEnglish);
        var body = InEitherLanguage(word, IndexFields.BodyGerman, IndexFields.BodyEnglish);
        title.Boost = body.Boost = boost;
        query.Add(title, Occur.SHOULD);
        query.Add(body, Occur.SHOULD);
    }

    // What else the glossary calls it; the words of a name stand together.
    private static void AddName(BooleanQuery query, List<Word> words)
    {
        if (words.Count == 1)
        {
            AddWord(query, words[0], OtherName);
            return;
        }
        query.Add(new DisjunctionMaxQuery(SecondLanguage)
        {
            Phrase(IndexFields.TitleGerman, words.Select(word => word.German)),
            Phrase(IndexFields.TitleEnglish, words.Select(word => word.English)),
            Phrase(IndexFields.BodyGerman, words.Select(word => word.German)),
            Phrase(IndexFields.BodyEnglish, words.Select(word => word.English)),
        }, Occur.SHOULD);
    }

    private static DisjunctionMaxQuery InEitherLanguage(Word word, string germanField, string englishField)
    {
        var either = new DisjunctionMaxQuery(SecondLanguage);
        if (word.German is { } german)
        {
            var compound = new BooleanQuery(disableCoord: true) { { new TermQuery(new(germanField, german)), Occur.SHOULD } };
            foreach (var part in word.Parts)
                compound.Add(new TermQuery(new(germanField, part)) { Boost = CompoundPart }, Occur.SHOULD);
            either.Add(compound);
        }
        if (word.English is { } english)
            either.Add(new TermQuery(new(englishField, english)));
        return either;
    }

    private static void AddNeighbours(BooleanQuery query, string field, List<string?> terms)
    {
        for (var i = 0; i + 1 < terms.Count; i++)
        {
            if (terms[i] is not null && terms[i + 1] is not null)
            {
                var pair = Phrase(field, [terms[i], terms[i + 1]]);
                pair.Boost = Neighbours;
                query.Add(pair, Occur.SHOULD);
            }
        }
    }

    private static PhraseQuery Phrase(string field, IEnumerable<string?> terms)
    {
        // A word that no text keeps in that language leaves its place behind, here as in the texts.
        var phrase = new PhraseQuery();
        foreach (var (place, term) in terms.Index())
        {
            if (term is not null)
                phrase.Add(new Term(field, term), place);
        }
        return phrase;
    }
}
