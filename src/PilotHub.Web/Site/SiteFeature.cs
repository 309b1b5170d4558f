namespace PilotHub.Web.Site;

internal static class SiteFeature
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<SiteCache>();
        services.AddHostedService<SiteFollower>();
        return services;
    }
}
