using System.Buffers.Text;
using System.Security.Cryptography;

namespace PilotHub.Web.Security;

/// <summary>The nonce that lets this answer's own scripts run. Made once for each request, when somebody asks.</summary>
internal static class CspNonce
{
    // 144 bits give 24 characters of base64url without padding, none of which HTML would escape.
    private const int Bytes = 18;

    /// <summary>Every nonce has this many characters.</summary>
    public const int Length = Bytes * 4 / 3;

    private static readonly object Key = new();

    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is string known)
            return known;
        Span<byte> random = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(random);
        var nonce = Base64Url.EncodeToString(random);
        context.Items[Key] = nonce;
        return nonce;
    }
}
