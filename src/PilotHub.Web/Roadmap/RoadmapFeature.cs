using PilotHub.Web.Pages;
using PilotHub.Web.Theming;

namespace PilotHub.Web.Roadmap;

internal static class RoadmapFeature
{
    public static IServiceCollection AddRoadmap(this IServiceCollection services)
    {
        services.AddSingleton<RoadmapNames>();
        services.AddSingleton<IContentDisplay, GoalDisplay>();
        return services.AddPlace("Roadmap", "/roadmap");
    }
}
