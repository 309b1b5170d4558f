using Microsoft.EntityFrameworkCore;

namespace PilotHub.Data;

/// <summary>Hands out one database's contexts to those who need not know which it is.</summary>
internal sealed class HubContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<HubContext>
    where TContext : HubContext
{
    public HubContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<HubContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
