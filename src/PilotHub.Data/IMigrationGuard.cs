namespace PilotHub.Data;

/// <summary>Lets one process at a time migrate a database. EF Core has a lock too, but on SQLite a process that dies holding it leaves it locked for ever.</summary>
internal interface IMigrationGuard
{
    /// <summary>Waits until nobody else migrates; disposing the result, or the end of the process, lets the next one in.</summary>
    Task<IAsyncDisposable> EnterAsync(HubContext context, CancellationToken cancellationToken);
}
