using System.Globalization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Security;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;

namespace PilotHub.Web.Theming;

/// <summary>Tells the theme about the site, the reader and the request.</summary>
internal static class ThemingFeature
{
    public static IServiceCollection AddTheming(this IServiceCollection services) => services.AddScoped(CreateContext);

    public static void MapTheming(this IEndpointRouteBuilder app) =>
        app.MapGet(AccentStylesheet.Path, AccentStylesheet.GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static ThemeContext CreateContext(IServiceProvider services)
    {
        var context = services.GetRequiredService<IHttpContextAccessor>().HttpContext
            ?? throw new InvalidOperationException("Only a request is shown in a theme.");
        var site = context.Features.Get<SiteSnapshot>() ?? services.GetRequiredService<SiteCache>().Current;
        var request = ShownRequest.Of(context);
        return new()
        {
            SiteName = site.Settings.SiteName,
            Tagline = site.Settings.TaglineIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            LogoUrl = site.Settings.Logo,
            AccentStylesheetUrl = AccentStylesheet.UrlOf(site.Settings),
            CspNonce = CspNonce.Of(context),
            ColorTheme = ThemeChoice.Of(context.Request),
            Cultures = site.Settings.Cultures,
            Path = request.Path,
            Query = request.Query,
            Navigation = NavigationOf(site, services),
            User = UserOf(context, site),
            Notice = NoticeOf(context, services),
        };
    }

    // Editors keep the main menu; a site that has none yet offers what its features bring.
    private static IReadOnlyList<ThemeLink> NavigationOf(SiteSnapshot site, IServiceProvider services) => site.Menu is { } menu
        ? [.. menu.Select(entry => entry.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))]
        : [.. services.GetServices<Place>().Select(place => place.In(services.GetRequiredService<IStringLocalizer<ThemeTexts>>()))];

    private static ThemeUser? UserOf(HttpContext context, SiteSnapshot site) =>
        Reader.UserIdOf(context.User) is { } userId && site.FindUser(userId) is { } user ? new(user.DisplayName ?? user.UserName, []) : null;

    private static ThemeNotice? NoticeOf(HttpContext context, IServiceProvider services) =>
        context.Request.Cookies.ContainsKey(services.GetRequiredService<HubOptions>().CookieName(HubOptions.NoticeCookie))
            ? Notice.Read(services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context))
            : null;
}
