using PilotHub.Web.Theming;

namespace PilotHub.Web.Search;

internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<TitleSearch>().AddPlace("Search", "/search");
}
