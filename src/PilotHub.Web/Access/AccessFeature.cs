namespace PilotHub.Web.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddContentAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ContentAccess>();
        return services;
    }
}
