using PilotHub.Web.Localization;
using PilotHub.Web.Site;
using PilotHub.Web.Theming;

namespace PilotHub.Web.Accounts;

/// <summary>The switches of the header: language and light. They are links, change nothing but a cookie, and lead back.</summary>
internal static class ReaderChoices
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void MapReaderChoices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account/culture", async (HttpContext context, string? culture, string? returnUrl) =>
        {
            if (RequestLanguage.Match(culture, (await context.GetSiteAsync()).Settings) is { } known)
                Keep(context, RequestLanguage.Cookie, known);
            return Back(returnUrl);
        }).AllowAnonymous().ExcludeFromDescription();

        app.MapGet("/account/theme", (HttpContext context, string? theme, string? returnUrl) =>
        {
            if (theme is "light" or "dark")
                Keep(context, ThemeChoice.Cookie, theme);
            else
                context.Response.Cookies.Delete(ThemeChoice.Cookie);
            return Back(returnUrl);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Keep(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value, new()
    {
        MaxAge = Kept,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });

    private static IResult Back(string? returnUrl) => Results.LocalRedirect(LocalUrl.IsLocal(returnUrl) ? returnUrl! : "/");
}
