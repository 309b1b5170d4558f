using System.Numerics;

namespace PilotHub.Search.Suggesting;

/// <summary>
/// The words of many short texts, sorted, each with the texts that it stands in. All words with one beginning lie side by side, so
/// that finding their texts is one walk along an array.
/// </summary>
internal sealed class WordPrefixes
{
    /// <summary>The most words of what is typed that count.</summary>
    public const int MaxWords = 8;

    private const int First = 1;
    private const byte IsFirst = 1 << 5;
    private const byte IsWhole = 1 << 6;
    private const int CountMask = (1 << 5) - 1;

    private readonly string[] _words;
    private readonly int[] _starts;
    private readonly int[] _texts;

    /// <summary>Takes the words in any order; a text's number is less than <paramref name="count"/>.</summary>
    public WordPrefixes(int count, IEnumerable<(string Word, int Text, bool IsFirst)> words)
    {
        Count = count;
        var sorted = words.GroupBy(entry => entry.Word).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        _words = new string[sorted.Count];
        _starts = new int[sorted.Count + 1];
        var texts = new List<int>();
        for (var i = 0; i < sorted.Count; i++)
        {
            _words[i] = sorted[i].Key;
            foreach (var text in sorted[i].GroupBy(entry => entry.Text))
                texts.Add((text.Key << 1) | (text.Any(entry => entry.IsFirst) ? First : 0));
            _starts[i + 1] = texts.Count;
        }
        _texts = [.. texts];
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>
    /// Hands over every text that has all that was typed at the beginnings of its words, with a number that is the higher the better it
    /// fits. A <paramref name="forgiving"/> search takes words within the tolerance of what was typed as well.
    /// </summary>
    public void Find(IReadOnlyList<TypedWord> typed, bool forgiving, Action<int, int> found)
    {
        if (typed.Count == 0 || Count == 0)
            return;
        var marks = System.Buffers.ArrayPool<byte>.Shared.Rent(Count);
        try
        {
            Array.Clear(marks, 0, Count);
            for (var i = 0; i < typed.Count; i++)
                Mark(typed[i], i, forgiving, marks);
            for (var text = 0; text < Count; text++)
            {
                if ((marks[text] & CountMask) == typed.Count)
                    found(text, BitOperations.PopCount((uint)(marks[text] & ~CountMask)));
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(marks);
        }
    }

    private void Mark(TypedWord typed, int place, bool forgiving, byte[] marks)
    {
        var begin = Array.BinarySearch(_words, typed.Text, StringComparer.Ordinal);
        if (begin < 0)
            begin = ~begin;
        for (var word = begin; word < _words.Length && _words[word].StartsWith(typed.Text, StringComparison.Ordinal); word++)
            MarkTexts(word, place, _words[word].Length == typed.Text.Length ? IsWhole : (byte)0, marks);
        if (!forgiving || typed.Tolerance == 0)
            return;
        for (var word = 0; word < _words.Length; word++)
        {
            if (typed.IsNearBeginningOf(_words[word]))
                MarkTexts(word, place, 0, marks);
        }
    }

    private void MarkTexts(int word, int place, byte bonus, byte[] marks)
    {
        for (var i = _starts[word]; i < _starts[word + 1]; i++)
        {
            ref var mark = ref marks[_texts[i] >> 1];
            // Each typed word counts once, and only where all before it stand too.
            if ((mark & CountMask) == place)
                mark++;
            if ((mark & CountMask) == place + 1)
                mark |= (byte)(bonus | (place == 0 && (_texts[i] & First) != 0 ? IsFirst : 0));
        }
    }
}
