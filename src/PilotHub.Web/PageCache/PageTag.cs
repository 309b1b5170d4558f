using System.IO.Hashing;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace PilotHub.Web.PageCache;

/// <summary>Entity tags: a hash of what a page says, leaving out what differs with every answer.</summary>
internal static class PageTag
{
    private static ReadOnlySpan<byte> TokenField => "name=\"__RequestVerificationToken\""u8;
    private static ReadOnlySpan<byte> TokenValue => "value=\""u8;

    /// <summary>The tag, without quotes, of a body from which the nonce has been taken.</summary>
    public static string Of(ReadOnlySpan<byte> body, string reader)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(reader));
        // An antiforgery token is written differently each time but stays good; a form with another one is the same page.
        for (var at = body.IndexOf(TokenField); at >= 0; at = body.IndexOf(TokenField))
        {
            var value = body[at..].IndexOf(TokenValue);
            if (value < 0)
                break;
            value += at + TokenValue.Length;
            hash.Append(body[..value]);
            body = body[value..];
            body = body[Math.Max(body.IndexOf((byte)'"'), 0)..];
        }
        hash.Append(body);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Whether the request's If-None-Match names the tag, bare or with <paramref name="suffix"/>.</summary>
    public static bool Matches(HttpRequest request, string tag, string suffix)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
            return false;
        foreach (var known in request.GetTypedHeaders().IfNoneMatch)
        {
            var value = known.Tag.AsSpan();
            if (known == EntityTagHeaderValue.Any)
                return true;
            if (value.Length > 2 && value[1..^1].StartsWith(tag, StringComparison.Ordinal) && (value.Length == tag.Length + 2 || value[(tag.Length + 1)..^1].SequenceEqual(suffix)))
                return true;
        }
        return false;
    }
}
