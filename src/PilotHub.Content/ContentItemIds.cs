using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PilotHub.Content;

/// <summary>Makes identifiers of 26 lower-case characters, as Orchard Core does: a random 128-bit number in Crockford's base 32.</summary>
public static class ContentItemIds
{
    /// <summary>The longest identifier that is taken.</summary>
    public const int MaxLength = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new identifier; later ones sort after earlier ones to the millisecond.</summary>
    public static string New(TimeProvider time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        return Write(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>The identifier that always belongs to <paramref name="seed"/>, so that what is made twice from one source is the same.</summary>
    public static string Derived(string seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed), hash);
        return Write(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    private static string Write(UInt128 value) =>
        string.Create(MaxLength, value, static (span, rest) =>
        {
            for (var i = span.Length - 1; i >= 0; i--, rest >>= 5)
                span[i] = Alphabet[(int)(rest & 31)];
        });

    /// <summary>Whether <paramref name="id"/> can be an identifier: 1 to 26 letters, digits, hyphens or underscores.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
