using System.Collections.Frozen;

namespace PilotHub.Search.Analysis;

/// <summary>The words that German compounds are made of, learned from what is indexed: how often each stem occurs.</summary>
internal sealed class CompoundVocabulary
{
    private readonly FrozenDictionary<string, int> _counts;

    private CompoundVocabulary(FrozenDictionary<string, int> counts) => _counts = counts;

    /// <summary>Knows no word, so that nothing is split.</summary>
    public static CompoundVocabulary Empty { get; } = new(FrozenDictionary<string, int>.Empty);

    /// <summary>How many stems it knows.</summary>
    public int Count => _counts.Count;

    /// <summary>Learns from folded words and the number of documents that each occurs in.</summary>
    public static CompoundVocabulary Learn(IEnumerable<KeyValuePair<string, int>> words)
    {
        var counts = new Dictionary<string, int>();
        foreach (var (word, count) in words)
        {
            if (word.Length < CompoundSplitter.MinPartLength || !Stems.ContainsOnlyLetters(word))
                continue;
            var stem = Stems.German(word);
            counts[stem] = counts.GetValueOrDefault(stem) + count;
        }
        return new(counts.ToFrozenDictionary());
    }

    /// <summary>How often words with that stem occur.</summary>
    public int CountOf(string stem) => _counts.GetValueOrDefault(stem);
}
