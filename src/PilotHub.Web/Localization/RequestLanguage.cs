using System.Globalization;
using Microsoft.Net.Http.Headers;
using PilotHub.Web.Site;

namespace PilotHub.Web.Localization;

/// <summary>In which language a request is answered: the account's, then the one chosen with the switch, then the browser's, then the site's.</summary>
internal static class RequestLanguage
{
    /// <summary>The cookie of the language switch.</summary>
    public const string Cookie = "pilothub-culture";

    // Nobody lists more languages in earnest; a longer header costs no more than a short one.
    private const int MaxLanguages = 10;

    public static string Choose(HttpRequest request, SiteSettings settings, string? accountCulture) =>
        Match(accountCulture, settings) ?? Match(request.Cookies[Cookie], settings) ?? MatchAccepted(request, settings) ?? settings.DefaultCulture;

    /// <summary>The site's language that <paramref name="culture"/> (such as <c>de-AT</c>) asks for, or null.</summary>
    public static string? Match(string? culture, SiteSettings settings)
    {
        if (string.IsNullOrEmpty(culture))
            return null;
        foreach (var known in settings.Cultures)
        {
            if (culture.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (culture.Length == known.Length || culture[known.Length] == '-'))
                return known;
        }
        return null;
    }

    public static void Apply(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    private static string? MatchAccepted(HttpRequest request, SiteSettings settings)
    {
        if (request.Headers.AcceptLanguage is not [{ Length: > 0 } header])
            return null;
        if (!StringWithQualityHeaderValue.TryParseList([header], out var accepted))
            return null;
        string? best = null;
        var bestQuality = 0d;
        foreach (var language in accepted.Take(MaxLanguages))
        {
            var quality = language.Quality ?? 1;
            if (quality > bestQuality && Match(language.Value.Value, settings) is { } known)
                (best, bestQuality) = (known, quality);
        }
        return best;
    }
}
