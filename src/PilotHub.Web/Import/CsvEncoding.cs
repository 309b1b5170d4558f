using System.Text;
using UtfUnknown;

namespace PilotHub.Web.Import;

/// <summary>Finds out in which encoding a file is written.</summary>
internal static class CsvEncoding
{
    private const int ChunkSize = 64 * 1024;

    // Enough for the statistics of a language; a detector that reads more only takes longer.
    private const int SampleSize = 1024 * 1024;

    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    /// <summary>The encoding of that name, or null where there is none.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            // Latin-1 has control characters where Windows-1252, which files under its name are really in, has quotation marks and dashes.
            return CodePages.GetEncoding(name.Trim().ToLowerInvariant() is "iso-8859-1" or "latin1" or "us-ascii" ? "windows-1252" : name.Trim()) ?? Encoding.GetEncoding(name.Trim());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// The encoding of the file: what its byte order mark says, else UTF-16 where every other byte is zero, else UTF-8 where all of it
    /// is valid UTF-8, else what the statistics say, else Windows-1252.
    /// </summary>
    public static async Task<Encoding> DetectAsync(Stream file, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkSize];
        using var sample = new MemoryStream();
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[ChunkSize + 1];
        var isUtf8 = true;
        int length;
        for (var first = true; (length = await file.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, cancellationToken)) > 0; first = false)
        {
            if (first && (ByMark(chunk.AsSpan(0, length)) ?? ByZeros(chunk.AsSpan(0, length))) is { } marked)
                return marked;
            if (sample.Length < SampleSize && chunk.AsSpan(0, length).ContainsAnyExceptInRange((byte)0, (byte)0x7F))
                sample.Write(chunk, 0, length);
            isUtf8 = isUtf8 && IsValid(utf8, chunk, length, length < ChunkSize, characters);
            if (!isUtf8 && sample.Length >= SampleSize)
                break;
        }
        return isUtf8 ? Encoding.UTF8 : ByStatistics(sample.ToArray());
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Latin text in UTF-16 has a zero for every other byte; a file that is merely damaged has a few.
    private static Encoding? ByZeros(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }
        var many = start.Length * 3 / 10;
        return odd > many && even < odd / 10 ? Encoding.Unicode : even > many && odd < even / 10 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsValid(Decoder utf8, byte[] chunk, int length, bool last, char[] characters)
    {
        try
        {
            utf8.GetChars(chunk, 0, length, characters, 0, last);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding ByStatistics(byte[] sample)
    {
        const float sure = 0.8f;
        var detected = CharsetDetector.DetectFromBytes(sample).Detected;
        return (detected is { Confidence: >= sure, EncodingName: { } name } ? Find(name) : null) ?? Find("windows-1252")!;
    }
}
