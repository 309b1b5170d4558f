using System.Text;

namespace PilotHub.Web.PageCache;

/// <summary>Takes a page apart where its nonce stands.</summary>
internal static class NonceCuts
{
    public static (byte[] Body, int[] Cuts) Take(ReadOnlySpan<byte> page, string nonce)
    {
        ReadOnlySpan<byte> needle = Encoding.ASCII.GetBytes(nonce);
        var body = new byte[page.Length - (page.Count(needle) * needle.Length)];
        var cuts = new List<int>();
        var length = 0;
        while (true)
        {
            var at = page.IndexOf(needle);
            var piece = at < 0 ? page : page[..at];
            piece.CopyTo(body.AsSpan(length));
            length += piece.Length;
            if (at < 0)
                return (body, [.. cuts]);
            cuts.Add(length);
            page = page[(at + needle.Length)..];
        }
    }
}
