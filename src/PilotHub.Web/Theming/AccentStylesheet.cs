using System.IO.Hashing;
using System.Text;
using PilotHub.Web.Site;

namespace PilotHub.Web.Theming;

/// <summary>The site's accent colour as a stylesheet, under an address that changes with it.</summary>
internal static class AccentStylesheet
{
    public const string Path = "/theme.css";

    public static string UrlOf(SiteSettings settings) => $"{Path}?v={VersionOf(Write(settings))}";

    public static async Task<IResult> GetAsync(HttpContext context, string? v)
    {
        var css = Write((await context.GetSiteAsync()).Settings);
        context.Response.Headers.CacheControl = v == VersionOf(css) ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(css, "text/css; charset=utf-8");
    }

    // Whatever is not plainly a colour is left out: settings come from recipes, and a stylesheet is code.
    private static string Write(SiteSettings settings) =>
        settings.Accent is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit) ? $":root {{ --accent: {settings.Accent}; }}\n" : "";

    private static string VersionOf(string css) => Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(css)));
}
