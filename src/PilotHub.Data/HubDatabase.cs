using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PilotHub.Data;

/// <summary>How the database is: reachable or not, and which migrations it lacks.</summary>
public sealed record HubDatabaseHealth(bool IsReachable, IReadOnlyList<string> PendingMigrations, string? Error)
{
    /// <summary>Whether pages can be served from it.</summary>
    public bool IsHealthy => IsReachable && PendingMigrations.Count == 0;
}

/// <summary>The database as a whole.</summary>
public sealed class HubDatabase
{
    private readonly IDbContextFactory<HubContext> _contexts;
    private readonly IMigrationGuard _guard;

    internal HubDatabase(IDbContextFactory<HubContext> contexts, IMigrationGuard guard) => (_contexts, _guard) = (contexts, guard);

    /// <summary>Brings the tables up to date, making the database where there is none. Nodes that start at once do it one after the other.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var turn = await _guard.EnterAsync(context, cancellationToken);
        // Asking first spares every later start the comparison of whole models.
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await context.Database.MigrateAsync(cancellationToken);
        await context.AfterMigrationAsync(cancellationToken);
    }

    /// <summary>Does something that only one node may do at a time, such as setting the site up; the others wait.</summary>
    public async Task<T> RunAloneAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var turn = await _guard.EnterAsync(context, cancellationToken);
        return await work(cancellationToken);
    }

    /// <summary>Asks the database how it is; never throws but for cancellation.</summary>
    public async Task<HubDatabaseHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return new(true, [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)], null);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            return new(false, [], exception.Message);
        }
    }
}
