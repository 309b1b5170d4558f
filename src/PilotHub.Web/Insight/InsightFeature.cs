namespace PilotHub.Web.Insight;

internal static class InsightFeature
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<SearchTallies>();
        services.AddSingleton<SearchTallyWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchTallyWriter>());
        return services;
    }

    /// <summary>Counts the results that are opened, those that are answered from memory included.</summary>
    public static void UseInsight(this IApplicationBuilder app)
    {
        var tallies = app.ApplicationServices.GetRequiredService<SearchTallies>();
        app.Use((context, next) =>
        {
            tallies.Visited(context.Request);
            return next(context);
        });
    }
}
