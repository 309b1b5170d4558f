using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilotHub.Content.Store;
using PilotHub.Search;

namespace PilotHub.Web.Search;

/// <summary>Whether everything that was published can be found. A few changes that just arrived are on their way and no reason to worry.</summary>
internal sealed class SearchHealth(SearchEngine engine, IChangeFeed feed) : IHealthCheck
{
    private const int MaxBehind = 1000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !engine.IsReady ? HealthCheckResult.Unhealthy("The search index is being built.")
        : (await feed.ReadAsync(engine.Cursor, MaxBehind, cancellationToken)).Count == MaxBehind ? HealthCheckResult.Unhealthy("The search index is catching up.")
        : HealthCheckResult.Healthy("The search index has caught up.");
}
