using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>The words of one search, looked up in the index, and how they weigh the documents of a segment.</summary>
internal sealed class WordsPlan
{
    private const int MaxAlike = 20;

    private readonly PostingsLookup _lookup;
    private readonly bool _loose;
    private readonly List<Group> _words = [];
    private readonly List<Group> _alike = [];

    public WordsPlan(IReadOnlyList<WantedWord> words, bool loose, PostingsLookup lookup)
    {
        (_lookup, _loose) = (lookup, loose);
        var distinct = words.DistinctBy(wanted => wanted.Word.Exact).ToList();
        var onlyFunctionWords = distinct.TrueForAll(wanted => wanted.Word is { English: null, German: null });
        foreach (var (word, weight) in distinct)
        {
            if (!loose)
            {
                if (onlyFunctionWords)
                    AddGroup(_words, weight, 0, [Find(IndexFields.Exact, word.Exact), Find(IndexFields.KeywordsExact, word.Exact, WordScoring.Keywords)], []);
                else
                    AddWord(word, weight);
            }
            if (!word.IsFunctionWord)
                AddGroup(_alike, weight * WordScoring.Alike, WordScoring.SecondAlike, [.. AlikeOf(word.Exact).Select(alike => Find(IndexFields.Exact, alike.Word, alike.Likeness))], []);
        }
    }

    /// <summary>Weighs the documents of a segment.</summary>
    public void Score(AtomicReaderContext context, IBits? accept, WordScores scores)
    {
        foreach (var group in _words)
        {
            foreach (var part in group.German)
                Each(part, context, accept, scores, static (scores, document, value, _) => scores.AddGerman(document, value), 0);
            foreach (var part in group.English)
                Each(part, context, accept, scores, static (scores, document, value, _) => scores.AddEnglish(document, value), 0);
            scores.Take(group.Weight, group.Share);
        }
        foreach (var group in _alike)
        {
            foreach (var part in group.German)
            {
                if (_loose)
                    Each(part, context, accept, scores, static (scores, document, value, share) => scores.AddAlternative(document, value, share), group.Share);
                else
                    Each(part, context, accept, scores, static (scores, document, value, share) => { if (scores.Has(document)) scores.AddAlternative(document, value, share); }, group.Share);
            }
            scores.Take(group.Weight, 0);
        }
        scores.Finish();
    }

    private void AddWord(Word word, float weight)
    {
        AddEither(word, IndexFields.TextGerman, IndexFields.TextEnglish, weight);
        AddEither(word, IndexFields.TitleGerman, IndexFields.TitleEnglish, weight * WordScoring.Title);
        AddEither(word, IndexFields.Keywords, IndexFields.Keywords, weight * WordScoring.Keywords);
    }

    private void AddEither(Word word, string germanField, string englishField, float weight)
    {
        // Names keep the stems of both languages in one field: the same stem is one word.
        var isSame = germanField == englishField && word.English == word.German;
        AddGroup(_words, weight, WordScoring.SecondLanguage,
            [word.German is { } german ? Find(germanField, german) : null, .. word.Parts.Where(part => part != word.German).Select(part => Find(germanField, part, WordScoring.CompoundPart))],
            [word.English is { } english && !isSame ? Find(englishField, english) : null]);
    }

    private static void AddGroup(List<Group> groups, float weight, float share, IEnumerable<Part?> german, IEnumerable<Part?> english)
    {
        var group = new Group(weight, share, [.. german.OfType<Part>()], [.. english.OfType<Part>()]);
        if (group.German.Count + group.English.Count > 0)
            groups.Add(group);
    }

    private Part? Find(string field, string word, float weight = 1) =>
        _lookup.Find(field, word) is { } postings ? new(postings, weight, Limits(field)) : null;

    private IEnumerable<AlikeWord> AlikeOf(string word)
    {
        var best = new Dictionary<string, float>();
        foreach (var leaf in _lookup.Reader.Leaves)
        {
            foreach (var (other, likeness) in SegmentWords.Of(leaf.AtomicReader).FindAlike(word))
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, other, out _);
                known = Math.Max(known, likeness);
            }
        }
        return best.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MaxAlike).Select(pair => new AlikeWord(pair.Key, pair.Value));
    }

    private readonly Dictionary<string, float[]?> _limits = [];

    // By the code of a length; null for a field whose length does not count.
    private float[]? Limits(string field)
    {
        if (field is IndexFields.Keywords or IndexFields.KeywordsExact)
            return null;
        if (!_limits.TryGetValue(field, out var limits))
        {
            var average = _lookup.AverageLength(field);
            _limits[field] = limits = [.. Enumerable.Range(0, 256).Select(code => WordScoring.Limit(SegmentNorms.Length(code), average))];
        }
        return limits;
    }

    private void Each(Part part, AtomicReaderContext context, IBits? accept, WordScores scores, Action<WordScores, int, float, float> add, float share)
    {
        if (_lookup.Documents(part.Postings, context.Ord, accept) is not { } documents)
            return;
        var codes = part.Limits is null ? [] : SegmentValues.Of(context.AtomicReader).Norms(part.Postings.Field, context.AtomicReader).Codes;
        var value = part.Weight * part.Postings.Rarity;
        for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
            add(scores, document, part.Limits is null ? value : value * WordScoring.Often(documents.Freq, part.Limits[codes[document]]), share);
    }

    private sealed record Part(Postings Postings, float Weight, float[]? Limits);

    // The parts of a word in either language add up; of the languages the better counts.
    private sealed record Group(float Weight, float Share, IReadOnlyList<Part> German, IReadOnlyList<Part> English);
}
