using Microsoft.AspNetCore.Diagnostics;

namespace PilotHub.Web.Site;

/// <summary>The site as one request sees it, from its first look to its last.</summary>
internal static class RequestSite
{
    public static async ValueTask<SiteSnapshot> GetSiteAsync(this HttpContext context)
    {
        if (context.Features.Get<SiteSnapshot>() is { } known)
            return known;
        var cache = context.RequestServices.GetRequiredService<SiteCache>();
        // The page that says what went wrong must not depend on what went wrong.
        var site = context.Features.Get<IExceptionHandlerFeature>() is null ? await cache.GetAsync(context.RequestAborted) : cache.Current;
        context.Features.Set(site);
        return site;
    }
}
