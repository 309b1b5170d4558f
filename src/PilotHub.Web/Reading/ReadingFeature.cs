using Microsoft.Extensions.DependencyInjection.Extensions;
using PilotHub.Rendering;

namespace PilotHub.Web.Reading;

internal static class ReadingFeature
{
    /// <summary>What the pages that show content have in common.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new MarkdownRenderer(new() { OwnHosts = OwnHosts(provider.GetRequiredService<IConfiguration>()) }));
        services.AddSingleton<ReadCache>();
        services.AddSingleton<PublishedContent>();
        services.AddSingleton<RenderedContent>();
        services.AddSingleton<Visits>();
        return services;
    }

    // The hosts that the framework lets requests come to; a pattern such as *.example.org names none.
    private static string[] OwnHosts(IConfiguration configuration) =>
        [.. (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(host => !host.Contains('*', StringComparison.Ordinal))];
}
