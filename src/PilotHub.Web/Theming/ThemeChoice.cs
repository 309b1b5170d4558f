using PilotHub.Theme;

namespace PilotHub.Web.Theming;

/// <summary>Light or dark, as the reader chose it with the switch.</summary>
internal static class ThemeChoice
{
    public const string Cookie = "pilothub-theme";

    /// <summary>The choice's name in lower case; empty where the device decides.</summary>
    public static string NameOf(HttpRequest request) =>
        request.Headers.Cookie.Count == 0 ? "" : request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie]! : "";

    public static ColorTheme Of(HttpRequest request) => NameOf(request) switch
    {
        "light" => ColorTheme.Light,
        "dark" => ColorTheme.Dark,
        _ => ColorTheme.System,
    };
}
