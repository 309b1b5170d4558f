namespace PilotHub.Web.Reading;

/// <summary>Addresses from content as links may carry them. Content of older definitions was perhaps never checked, so it is checked here again.</summary>
internal static class SafeLink
{
    /// <summary>The address, or <c>#</c> where following it would do anything but open a page, a mail or a place of this site.</summary>
    public static string Of(string url) => url switch
    {
        ['~', '/', .. var rest] when IsOwnPath("/" + rest) => "/" + rest,
        _ when IsOwnPath(url) => url,
        _ => Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is ("http" or "https" or "mailto") ? absolute.AbsoluteUri : "#",
    };

    /// <summary>Whether the link leaves the site.</summary>
    public static bool IsExternal(string url) => Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is ("http" or "https");

    // A second slash or a backslash would make the browser read a host.
    private static bool IsOwnPath(string url) => url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
