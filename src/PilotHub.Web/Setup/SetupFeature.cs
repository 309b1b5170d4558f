namespace PilotHub.Web.Setup;

internal static class SetupFeature
{
    public static IServiceCollection AddSetup(this IServiceCollection services) => services.AddScoped<SiteSetup>();
}
