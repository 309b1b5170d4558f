using PilotHub.Web.Access;
using PilotHub.Web.Site;

namespace PilotHub.Web.Localization;

internal static class LocalizationFeature
{
    /// <summary>Needs the signed-in person, so it stands behind authentication.</summary>
    public static IApplicationBuilder UseRequestLanguage(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        var site = await context.GetSiteAsync();
        var account = Reader.UserIdOf(context.User) is { } userId ? site.FindUser(userId)?.Culture : null;
        var culture = RequestLanguage.Choose(context.Request, site.Settings, account);
        RequestLanguage.Apply(culture);
        context.Response.OnStarting(static state =>
        {
            var (response, language) = ((HttpResponse, string))state;
            if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
                response.Headers.ContentLanguage = language;
            return Task.CompletedTask;
        }, (context.Response, culture));
        await next(context);
    });
}
