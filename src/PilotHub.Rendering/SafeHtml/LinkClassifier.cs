namespace PilotHub.Rendering.SafeHtml;

/// <summary>Tells this site's addresses from others.</summary>
internal sealed class LinkClassifier(IEnumerable<string> ownHosts)
{
    private readonly HashSet<string> _ownHosts = new(ownHosts, StringComparer.OrdinalIgnoreCase);

    public LinkTarget Classify(string address)
    {
        // As the URL standard does first: control characters and blanks at the ends, tabs and line breaks anywhere are nothing.
        var url = new string([.. address.Where(c => c is not ('\t' or '\n' or '\r'))]).Trim(Trimmed);
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && IsScheme(url.AsSpan(0, colon)))
        {
            return url[..colon].ToLowerInvariant() switch
            {
                "http" or "https" => ByHost(url[(colon + 1)..]),
                "mailto" => LinkTarget.Mail,
                _ => LinkTarget.Forbidden,
            };
        }

        return url.Length > 1 && IsSlash(url[0]) && IsSlash(url[1]) ? ByHost(url) : LinkTarget.SameSite;
    }

    private static readonly char[] Trimmed = [.. Enumerable.Range(0, 0x21).Select(c => (char)c)];

    // After a web scheme any run of slashes, forward or backward, leads to the host.
    private LinkTarget ByHost(string afterScheme)
    {
        var authority = afterScheme.TrimStart('/', '\\');
        var end = authority.IndexOfAny(['/', '\\', '?', '#']);
        return _ownHosts.Contains(end < 0 ? authority : authority[..end]) ? LinkTarget.SameSite : LinkTarget.External;
    }

    private static bool IsSlash(char c) => c is '/' or '\\';

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]);
    }
}
