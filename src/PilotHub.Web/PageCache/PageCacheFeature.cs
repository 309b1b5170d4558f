namespace PilotHub.Web.PageCache;

/// <summary>
/// Pages that everybody sees alike are rendered once for each state of the site. <see cref="UsePageCache"/> stands before routing and
/// answers what is there; <see cref="UsePageCapture"/> stands right before the endpoints, takes in what they render and gives it its tag.
/// A page that depends on more than the address, the language, light or dark and the person says so with a Cache-Control of its own.
/// </summary>
internal static class PageCacheFeature
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services.AddSingleton<PageStore>();

    public static void UsePageCache(this WebApplication app) => app.UseMiddleware<PageLookup>();

    public static void UsePageCapture(this WebApplication app) => app.UseMiddleware<PageCapture>();
}
