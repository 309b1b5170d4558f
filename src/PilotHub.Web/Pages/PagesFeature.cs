namespace PilotHub.Web.Pages;

internal static class PagesFeature
{
    /// <summary>Pages that live at the addresses of their items.</summary>
    public static IServiceCollection AddContentPages(this IServiceCollection services)
    {
        services.AddSingleton<Addresses>();
        services.AddSingleton<ContentDisplays>();
        services.AddSingleton<DefinedDisplay>();
        services.AddSingleton<IContentDisplay, FreePageDisplay>();
        return services;
    }
}
