using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using PilotHub.Web.Security;

namespace PilotHub.Web.PageCache;

/// <summary>
/// A page compressed once, with room for each answer's own nonce. The pieces between the nonces are compressed separately, each
/// flushed to a whole byte, and a nonce goes between them as a stored block (RFC 1951, 3.2.4). The checksum of all is joined from those
/// of the pieces. Brotli knows no such seams, therefore cached pages are offered in gzip alone.
/// </summary>
internal sealed class GzipPage
{
    // RFC 1952's header without name or time, an empty last block, checksum and size.
    private static ReadOnlySpan<byte> Header => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    private static ReadOnlySpan<byte> LastBlock => [1, 0, 0, 0xff, 0xff];
    private static ReadOnlySpan<byte> NonceBlock => [0, CspNonce.Length, 0, 0xff - CspNonce.Length, 0xff];
    private const int TrailerLength = 2 * sizeof(uint);

    private static readonly uint NonceShift = Crc32Join.ShiftOf(CspNonce.Length);

    private readonly Piece[] _pieces;

    private GzipPage(Piece[] pieces)
    {
        _pieces = pieces;
        var nonces = pieces.Length - 1;
        BodyLength = pieces.Sum(piece => piece.Length) + (nonces * CspNonce.Length);
        Length = Header.Length + pieces.Sum(piece => piece.Compressed.Length) + (nonces * (NonceBlock.Length + CspNonce.Length)) + LastBlock.Length + TrailerLength;
    }

    /// <summary>The length of every compressed answer, in bytes.</summary>
    public int Length { get; }

    /// <summary>The length of every answer that is not compressed, in bytes.</summary>
    public int BodyLength { get; }

    public static GzipPage Of(ReadOnlySpan<byte> body, int[] cuts)
    {
        var pieces = new Piece[cuts.Length + 1];
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = body[(i == 0 ? 0 : cuts[i - 1])..(i < cuts.Length ? cuts[i] : body.Length)];
            pieces[i] = new(Deflate(piece), piece.Length, Crc32.HashToUInt32(piece), Crc32Join.ShiftOf(piece.Length));
        }
        return new(pieces);
    }

    /// <summary>Whether the reader takes gzip. One who ranks the encodings in detail is heard too.</summary>
    public static bool IsAccepted(HttpRequest request) =>
        request.Headers.AcceptEncoding is [{ } header] && header.Contains("gzip", StringComparison.OrdinalIgnoreCase)
        && (!header.Contains(";q=0", StringComparison.OrdinalIgnoreCase)
            || request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0));

    /// <summary>Writes the page compressed.</summary>
    public void Write(IBufferWriter<byte> writer, ReadOnlySpan<byte> nonce)
    {
        var nonceChecksum = Crc32.HashToUInt32(nonce);
        var checksum = _pieces[0].Checksum;
        writer.Write(Header);
        writer.Write(_pieces[0].Compressed);
        foreach (var piece in _pieces.AsSpan(1))
        {
            writer.Write(NonceBlock);
            writer.Write(nonce);
            writer.Write(piece.Compressed);
            checksum = Crc32Join.Join(Crc32Join.Join(checksum, nonceChecksum, NonceShift), piece.Checksum, piece.Shift);
        }
        writer.Write(LastBlock);
        var trailer = writer.GetSpan(TrailerLength);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], (uint)BodyLength);
        writer.Advance(TrailerLength);
    }

    /// <summary>Writes the page as it was before it was compressed.</summary>
    public void WriteBody(IBufferWriter<byte> writer, ReadOnlySpan<byte> nonce)
    {
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (i > 0)
                writer.Write(nonce);
            using var inflate = new DeflateStream(new MemoryStream([.. _pieces[i].Compressed, .. LastBlock]), CompressionMode.Decompress);
            inflate.ReadExactly(writer.GetSpan(_pieces[i].Length)[.._pieces[i].Length]);
            writer.Advance(_pieces[i].Length);
        }
    }

    private static byte[] Deflate(ReadOnlySpan<byte> piece)
    {
        using var compressed = new MemoryStream();
        using var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(piece);
        // Ends on a whole byte without ending the stream; what closing it would add is left out.
        deflate.Flush();
        return compressed.ToArray();
    }

    private sealed record Piece(byte[] Compressed, int Length, uint Checksum, uint Shift);
}
