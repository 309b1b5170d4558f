using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using PilotHub.Search.Analysis;

namespace PilotHub.Search.Indexing;

/// <summary>A word of a segment and how much it looks like another, above 0 up to 1.</summary>
internal readonly record struct AlikeWord(string Word, float Likeness);

/// <summary>
/// The words of one segment by the pieces that they are made of, in memory for as long as the segment lives. Words of one family and of
/// both languages share pieces, and so do a word and its misspelling; to keep the pieces of every document instead would make the
/// index several times as large.
/// </summary>
internal sealed class SegmentWords
{
    /// <summary>How much words must look alike to be found, by what they share and by what they do not.</summary>
    public const float MinLikeness = 0.3f;

    // Four characters fit into one number; a word's beginning and end count as one each.
    private const int PieceLength = 4;
    private const int MinWordLength = 3;

    private static readonly ConditionalWeakTable<object, SegmentWords> Segments = [];

    private readonly string[] _words;
    private readonly float[] _weights;
    private readonly Dictionary<ulong, (int Start, int Count)> _pieces = [];
    private readonly int[] _places;

    private SegmentWords(AtomicReader reader)
    {
        _words = [.. WordsOf(reader)];
        _weights = new float[_words.Length];
        foreach (var word in _words)
        {
            foreach (var piece in PiecesOf(word))
                CollectionsMarshal.GetValueRefOrAddDefault(_pieces, piece, out _).Count++;
        }
        var end = 0;
        foreach (var piece in _pieces.Keys.ToList())
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(_pieces, piece);
            (place, end) = ((end, 0), end + place.Count);
        }
        _places = new int[end];
        for (var i = 0; i < _words.Length; i++)
        {
            foreach (var piece in PiecesOf(_words[i]))
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(_pieces, piece);
                _places[place.Start + place.Count++] = i;
            }
        }
        foreach (var (start, count) in _pieces.Values)
        {
            foreach (var word in _places.AsSpan(start, count))
                _weights[word] += Weight(count);
        }
    }

    /// <summary>The words of the segment that <paramref name="reader"/> reads.</summary>
    public static SegmentWords Of(AtomicReader reader) => Segments.GetValue(reader.CoreCacheKey, _ => new(reader));

    /// <summary>The words that look like <paramref name="word"/>, itself included, in no order.</summary>
    public IEnumerable<AlikeWord> FindAlike(string word)
    {
        if (word.Length is < MinWordLength or > WordFolding.MaxLength)
            yield break;
        var shared = new Dictionary<int, float>();
        var whole = 0f;
        foreach (var piece in PiecesOf(word))
        {
            if (!_pieces.TryGetValue(piece, out var place))
            {
                whole += Weight(1);
                continue;
            }
            var weight = Weight(place.Count);
            whole += weight;
            foreach (var other in _places.AsSpan(place.Start, place.Count))
                CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _) += weight;
        }
        foreach (var (other, weight) in shared)
        {
            // Half of what both have together (Dice), half of what the one that is looked for has.
            var likeness = (weight / (whole + _weights[other])) + (weight / whole / 2);
            if (likeness >= MinLikeness)
                yield return new(_words[other], Math.Min(1, likeness));
        }
    }

    // Rare pieces tell more.
    private float Weight(int count) => MathF.Log(1 + ((float)_words.Length / count));

    private static HashSet<ulong> PiecesOf(string word)
    {
        var pieces = new HashSet<ulong>(word.Length);
        Span<char> bounded = stackalloc char[WordFolding.MaxLength + 2];
        bounded[0] = bounded[word.Length + 1] = '_';
        word.CopyTo(bounded[1..]);
        for (var start = 0; start + PieceLength <= word.Length + 2; start++)
        {
            var piece = 0UL;
            foreach (var c in bounded.Slice(start, PieceLength))
                piece = (piece << 16) | c;
            pieces.Add(piece);
        }
        return pieces;
    }

    private static IEnumerable<string> WordsOf(AtomicReader reader)
    {
        if (reader.GetTerms(IndexFields.Exact)?.GetEnumerator() is not { } words)
            yield break;
        while (words.MoveNext())
        {
            var word = words.Term.Utf8ToString();
            if (word.Length is >= MinWordLength and <= WordFolding.MaxLength && !FunctionWords.English.Contains(word) && !FunctionWords.German.Contains(word))
                yield return word;
        }
    }
}
