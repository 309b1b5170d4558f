using PilotHub.Web.Localization;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;
using PilotHub.Web.Theming;

namespace PilotHub.Web.PageCache;

/// <summary>Answers from memory what is there, before anything else costs time.</summary>
internal sealed class PageLookup(RequestDelegate next, SiteCache site, PageStore pages, HubOptions options)
{
    // Who has one of these sees pages of their own.
    private readonly string[] _personalCookies = [options.CookieName(HubOptions.SessionCookie), options.CookieName(HubOptions.NoticeCookie)];

    public Task InvokeAsync(HttpContext context)
    {
        if (!MayBeForEverybody(context.Request))
            return next(context);
        var snapshot = site.GetAsync(context.RequestAborted);
        return snapshot.IsCompletedSuccessfully ? AnswerAsync(snapshot.Result, context) : WaitAsync(snapshot, context);
    }

    private async Task WaitAsync(ValueTask<SiteSnapshot> snapshot, HttpContext context) => await AnswerAsync(await snapshot, context);

    private Task AnswerAsync(SiteSnapshot snapshot, HttpContext context)
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

    private bool MayBeForEverybody(HttpRequest request)
    {
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Headers.Authorization.Count > 0)
            return false;
        if (request.Headers.Cookie.Count == 0)
            return true;
        foreach (var cookie in _personalCookies)
        {
            if (request.Cookies.ContainsKey(cookie))
                return false;
        }
        return true;
    }
}

/// <summary>Where a page that is about to be rendered may be stored.</summary>
internal sealed record PageTicket(string Key, long Generation, string Language);
