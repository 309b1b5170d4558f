using System.Buffers;
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

    // What a word must share of the other at the least to look so much like it, were it made of nothing else: x where x/(1+x) + x/2 = MinLikeness.
    private const float MinShare = 0.22f;

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
    public List<AlikeWord> FindAlike(string word)
    {
        var alike = new List<AlikeWord>();
        if (word.Length is < MinWordLength or > WordFolding.MaxLength)
            return alike;
        var pieces = PiecesOf(word).Select(_pieces.GetValueOrDefault).Select(place => (place.Start, place.Count, Weight: Weight(Math.Max(1, place.Count)))).ToArray();
        Array.Sort(pieces, (one, other) => other.Weight.CompareTo(one.Weight));
        var whole = pieces.Sum(piece => piece.Weight);
        var shared = ArrayPool<float>.Shared.Rent(_words.Length);
        shared.AsSpan(0, _words.Length).Clear();
        var found = new List<int>();
        var rest = whole;
        foreach (var (start, count, weight) in pieces)
        {
            // The rarest pieces come first: soon a word that has none of them can no longer become alike enough.
            var takesMore = rest >= MinShare * whole;
            foreach (var other in _places.AsSpan(start, count))
            {
                if (shared[other] > 0)
                    shared[other] += weight;
                else if (takesMore)
                {
                    shared[other] = weight;
                    found.Add(other);
                }
            }
            rest -= weight;
        }
        foreach (var other in found)
        {
            if (Likeness(shared[other], whole, _weights[other]) is >= MinLikeness and var likeness)
                alike.Add(new(_words[other], Math.Min(1, likeness)));
        }
        ArrayPool<float>.Shared.Return(shared);
        return alike;
    }

    // Half of what both have together (Dice), half of what the one that is looked for has.
    private static float Likeness(float shared, float one, float other) => (shared / (one + other)) + (shared / one / 2);

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
