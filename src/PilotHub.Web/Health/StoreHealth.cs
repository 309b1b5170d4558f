using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilotHub.Data;

namespace PilotHub.Web.Health;

/// <summary>Whether the database answers and has the tables this version needs.</summary>
internal sealed class StoreHealth(HubDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = await database.CheckAsync(cancellationToken);
        // The database's own words may name hosts and users, and this page is open to everybody.
        return health switch
        {
            { IsReachable: false } => HealthCheckResult.Unhealthy("The database cannot be reached."),
            { IsHealthy: false } => HealthCheckResult.Unhealthy($"{health.PendingMigrations.Count} migrations are not applied."),
            _ => HealthCheckResult.Healthy("The database is reachable and up to date."),
        };
    }
}
