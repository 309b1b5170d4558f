using PilotHub.Content.Store;
using PilotHub.Search;
using PilotHub.Web.Settings;
using PilotHub.Web.Theming;

namespace PilotHub.Web.Search;

internal static class SearchFeature
{
    private const string Folder = "index";

    private static readonly TimeSpan HealthPatience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<ISearchSource, ContentSearchSource>();
        services.AddSingleton(provider => new SearchEngine(
            Path.Combine(provider.GetRequiredService<HubOptions>().DataPath, Folder), provider.GetRequiredService<HubOptions>().Ranking, provider.GetRequiredService<IChangeFeed>(),
            provider.GetRequiredService<ISearchSource>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SearchEngine>>()));
        services.AddSingleton<Suggestions>();
        services.AddSingleton<SimilarPilots>();
        services.AddHostedService<SearchFollower>();
        services.AddHealthChecks().AddCheck<SearchHealth>("search", timeout: HealthPatience);
        return services.AddPlace("Search", "/search");
    }
}
