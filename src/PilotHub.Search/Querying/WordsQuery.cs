using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>A word that is looked for and how much it counts, 1 for one that was typed.</summary>
internal readonly record struct WantedWord(Word Word, float Weight);

/// <summary>
/// Finds what has any of the words, in titles, texts and names; more and rarer ones count more, each in the language that it matches
/// better. Words that look like them lift what has one of them; where <paramref name="loose"/>, they find by themselves.
/// Lucene's own query of as many clauses takes several times as long.
/// </summary>
internal sealed class WordsQuery(IReadOnlyList<WantedWord> words, bool loose) : Query
{
    public override Weight CreateWeight(IndexSearcher searcher) => new WordsWeight(this, new(searcher));

    public override string ToString(string field) => string.Join(' ', words.Select(word => word.Word.Exact));

    private sealed class WordsWeight : Weight
    {
        private readonly WordsQuery _query;
        private readonly WordsPlan _plan;

        public WordsWeight(WordsQuery query, PostingsLookup lookup) => (_query, _plan) = (query, new(query.Words, query.Loose, lookup));

        public override Query Query => _query;

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float norm, float topLevelBoost)
        {
            // Nobody boosts these words as a whole.
        }

        public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs)
        {
            var scores = new WordScores(context.AtomicReader.MaxDoc);
            _plan.Score(context, acceptDocs, scores);
            return scores.IsEmpty ? null : new WordsScorer(this, scores);
        }

        public override Explanation Explain(AtomicReaderContext context, int doc) =>
            GetScorer(context, context.AtomicReader.LiveDocs) is { } scorer && scorer.Advance(doc) == doc
                ? new(scorer.GetScore(), _query.ToString("")) : new(0, "no match");
    }

    private IReadOnlyList<WantedWord> Words => words;

    private bool Loose => loose;
}

/// <summary>Hands out what <see cref="WordScores"/> holds, document by document.</summary>
internal sealed class WordsScorer(Weight weight, WordScores scores) : Scorer(weight)
{
    private int _document = -1;

    public override int DocID => _document;

    public override int Freq => 1;

    public override float GetScore() => scores[_document];

    public override int NextDoc() => Advance(_document + 1);

    public override int Advance(int target)
    {
        _document = target == NO_MORE_DOCS ? NO_MORE_DOCS : scores.NextFrom(target) is >= 0 and var found ? found : NO_MORE_DOCS;
        if (_document == NO_MORE_DOCS)
            scores.Dispose();
        return _document;
    }

    public override long GetCost() => scores.Count;
}
