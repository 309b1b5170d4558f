namespace PilotHub.Web.Accounts;

/// <summary>Tells addresses of this site from others.</summary>
internal static class LocalUrl
{
    /// <summary>Whether the address is a path of this site: one slash, then neither slash nor backslash (browsers read both as a host), no control characters.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
