using System.Buffers;
using System.IO.Compression;
using System.Text;
using CsCheck;
using PilotHub.Web.PageCache;
using PilotHub.Web.Security;

namespace PilotHub.Tests.Web.PageCache;

public sealed class GzipPageTests
{
    private static readonly string Placeholder = new('N', CspNonce.Length);

    private static readonly Gen<string> Nonces = Gen.Char["abcXYZ019-_"].Array[CspNonce.Length].Select(chars => new string(chars));

    [Fact]
    public void Whatever_the_page_and_wherever_its_nonces_the_compressed_form_unpacks_to_it_with_the_new_nonce() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 400].Array[1, 6], Nonces).Sample((pieces, nonce) =>
        {
            var (body, cuts) = NonceCuts.Take(Encoding.UTF8.GetBytes(string.Join(Placeholder, pieces.Select(piece => piece.Replace("N", "n", StringComparison.Ordinal)))), Placeholder);
            var compressed = GzipPage.Of(body, cuts);
            var (packed, plain) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());

            compressed.Write(packed, Encoding.ASCII.GetBytes(nonce));
            compressed.WriteBody(plain, Encoding.ASCII.GetBytes(nonce));

            Assert.Equal(pieces.Length - 1, cuts.Length);
            Assert.Equal(compressed.Length, packed.WrittenCount);
            Assert.Equal(compressed.BodyLength, plain.WrittenCount);
            Assert.Equal(plain.WrittenSpan.ToArray(), Unpack(packed.WrittenMemory));
            Assert.Equal(string.Join(nonce, pieces.Select(piece => piece.Replace("N", "n", StringComparison.Ordinal))), Encoding.UTF8.GetString(plain.WrittenSpan));
        });

    private static byte[] Unpack(ReadOnlyMemory<byte> packed)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
