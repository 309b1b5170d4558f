using PilotHub.Web.Localization;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;
using PilotHub.Web.Theming;

namespace PilotHub.Web.PageCache;

/// <summary>
/// Pages that everybody sees alike are rendered once for each state of the site. <see cref="UsePageCache"/> stands before routing and
/// answers what is there; <see cref="UsePageCapture"/> stands right before the endpoints, takes in what they render and gives it its tag.
/// </summary>
internal static class PageCacheFeature
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services.AddSingleton<PageStore>();

    public static void UsePageCache(this WebApplication app, HubOptions options)
    {
        var (site, pages) = (app.Services.GetRequiredService<SiteCache>(), app.Services.GetRequiredService<PageStore>());
        string[] personal = [options.CookieName(HubOptions.SessionCookie), options.CookieName(HubOptions.NoticeCookie)];
        app.Use((context, next) =>
        {
            if (!MayBeForEverybody(context.Request, personal))
                return next(context);
            var snapshot = site.GetAsync(context.RequestAborted);
            return snapshot.IsCompletedSuccessfully ? AnswerAsync(snapshot.Result, context, next) : WaitAsync(snapshot, context, next);
        });

        async Task WaitAsync(ValueTask<SiteSnapshot> snapshot, HttpContext context, RequestDelegate next) =>
            await AnswerAsync(await snapshot, context, next);

        Task AnswerAsync(SiteSnapshot snapshot, HttpContext context, RequestDelegate next)
        {
            context.Features.Set(snapshot);
            var language = RequestLanguage.Choose(context.Request, snapshot.Settings, accountCulture: null);
            Span<char> key = stackalloc char[PageKey.MaxLength];
            key = key[..PageKey.Write(context.Request, language, ThemeChoice.NameOf(context.Request), key)];
            if (key.IsEmpty)
                return next(context);
            if (pages.Find(key, snapshot.Generation) is { } page)
                return page.WriteAsync(context);
            // The generation is that of before rendering: what is committed meanwhile makes the page outdated at once.
            context.Features.Set(new PageTicket(key.ToString(), snapshot.Generation, language));
            return next(context);
        }
    }

    public static void UsePageCapture(this WebApplication app) => app.UseMiddleware<PageCapture>();

    private static bool MayBeForEverybody(HttpRequest request, string[] personalCookies)
    {
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Headers.Authorization.Count > 0)
            return false;
        if (request.Headers.Cookie.Count == 0)
            return true;
        foreach (var cookie in personalCookies)
        {
            if (request.Cookies.ContainsKey(cookie))
                return false;
        }
        return true;
    }
}

/// <summary>Where a page that is about to be rendered may be stored.</summary>
internal sealed record PageTicket(string Key, long Generation, string Language);
