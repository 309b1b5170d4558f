using System.Collections.Concurrent;

namespace PilotHub.Search.Analysis;

/// <summary>Takes words apart, and remembers them: a text has few words that no other text has.</summary>
internal sealed class WordAnalyzer(CompoundVocabulary vocabulary)
{
    // About 30 MB when full.
    private const int MaxRemembered = 100_000;

    private readonly CompoundSplitter _splitter = new(vocabulary);
    private readonly ConcurrentDictionary<string, Word> _words = new();
    private int _count;

    /// <summary>What is known of the word that is written so.</summary>
    public Word Analyze(ReadOnlySpan<char> written)
    {
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known))
            return known;
        var word = Take(WordFolding.Fold(written));
        if (Interlocked.Increment(ref _count) > MaxRemembered)
        {
            // Starting over costs less than keeping account of what was used last.
            _words.Clear();
            Volatile.Write(ref _count, 1);
        }
        _words[new(written)] = word;
        return word;
    }

    private Word Take(string exact)
    {
        var (english, german) = (!FunctionWords.English.Contains(exact), !FunctionWords.German.Contains(exact));
        return new()
        {
            Exact = exact,
            English = english ? Stems.English(exact) : null,
            German = german ? Stems.German(exact) : null,
            Parts = german ? [.. _splitter.Split(exact).Select(Stems.German).Distinct()] : [],
        };
    }
}
