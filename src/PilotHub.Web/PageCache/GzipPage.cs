using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using PilotHub.Web.Security;

namespace PilotHub.Web.PageCache;

/// <summary>
/// A page compressed once, with room for each answer's own nonce. The pieces between the nonces are compressed separately, each
/// flushed to a whole byte, and a nonce goes between them as a stored block (RFC 1951, 3.2.4). Only the checksum, which covers the
/// nonce, is computed anew. Brotli knows no such seams, therefore cached pages are offered in gzip alone.
/// </summary>
internal sealed class GzipPage
{
    // A whole number of blocks and no more: RFC 1952's header without name or time, an empty last block, checksum and size.
    private static ReadOnlySpan<byte> Header => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    private static ReadOnlySpan<byte> LastBlock => [1, 0, 0, 0xff, 0xff];
    private static ReadOnlySpan<byte> NonceBlock => [0, CspNonce.Length, 0, 0xff - CspNonce.Length, 0xff];
    private const int TrailerLength = 2 * sizeof(uint);

    private readonly byte[][] _pieces;
    private readonly int[] _cuts;

    private GzipPage(byte[][] pieces, int[] cuts)
    {
        (_pieces, _cuts) = (pieces, cuts);
        Length = Header.Length + pieces.Sum(piece => piece.Length) + (cuts.Length * (NonceBlock.Length + CspNonce.Length)) + LastBlock.Length + TrailerLength;
    }

    /// <summary>The length of every answer, in bytes.</summary>
    public int Length { get; }

    public static GzipPage Of(byte[] body, int[] cuts)
    {
        var pieces = new byte[cuts.Length + 1][];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = Deflate(body.AsSpan((i == 0 ? 0 : cuts[i - 1])..(i < cuts.Length ? cuts[i] : body.Length)));
        return new(pieces, cuts);
    }

    /// <summary>Whether the reader takes gzip. One who ranks the encodings in detail is heard too.</summary>
    public static bool IsAccepted(HttpRequest request) =>
        request.Headers.AcceptEncoding is [{ } header] && header.Contains("gzip", StringComparison.OrdinalIgnoreCase)
        && (!header.Contains(";q=0", StringComparison.OrdinalIgnoreCase)
            || request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0));

    public void Write(IBufferWriter<byte> writer, ReadOnlySpan<byte> body, ReadOnlySpan<byte> nonce)
    {
        var checksum = new Crc32();
        var from = 0;
        writer.Write(Header);
        for (var i = 0; i < _cuts.Length; i++)
        {
            writer.Write(_pieces[i]);
            writer.Write(NonceBlock);
            writer.Write(nonce);
            checksum.Append(body[from.._cuts[i]]);
            checksum.Append(nonce);
            from = _cuts[i];
        }
        writer.Write(_pieces[^1]);
        writer.Write(LastBlock);
        checksum.Append(body[from..]);
        var trailer = writer.GetSpan(TrailerLength);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], (uint)(body.Length + (_cuts.Length * nonce.Length)));
        writer.Advance(TrailerLength);
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
}
