using Lucene.Net.Index;
using Lucene.Net.Util;

namespace PilotHub.Search.Indexing;

/// <summary>How long one field is in each document of a segment, as precisely as the index keeps it.</summary>
internal sealed class SegmentNorms
{
    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(LengthOf)];

    private readonly byte[] _codes;

    public SegmentNorms(string field, AtomicReader reader)
    {
        _codes = new byte[reader.MaxDoc];
        if (reader.GetNormValues(field) is not { } norms)
            return;
        for (var document = 0; document < _codes.Length; document++)
        {
            _codes[document] = (byte)norms.Get(document);
            Total += Lengths[_codes[document]];
        }
    }

    /// <summary>The lengths of all documents together.</summary>
    public double Total { get; }

    /// <summary>For each document a code of its length.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>The length, in words, that a code stands for.</summary>
    public static float Length(int code) => Lengths[code];

    // Lucene keeps 1/sqrt(length) in eight bits.
    private static float LengthOf(int code)
    {
        var norm = SmallSingle.Byte315ToSingle((byte)code);
        return norm == 0 ? 0 : 1 / (norm * norm);
    }
}
