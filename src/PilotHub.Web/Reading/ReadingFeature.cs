using Microsoft.Extensions.DependencyInjection.Extensions;
using PilotHub.Rendering;

namespace PilotHub.Web.Reading;

internal static class ReadingFeature
{
    /// <summary>What the pages that show content have in common.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new MarkdownRenderer());
        services.AddSingleton<ReadCache>();
        services.AddSingleton<PublishedContent>();
        services.AddSingleton<RenderedContent>();
        services.AddSingleton<Visits>();
        return services;
    }
}
