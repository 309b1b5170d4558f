using Npgsql;

namespace PilotHub.Data.Postgres;

/// <summary>An advisory lock on a connection of its own, which the server releases when the connection ends.</summary>
internal sealed class PostgresMigrationGuard(NpgsqlDataSource source) : IMigrationGuard
{
    // An arbitrary number that is PilotHub's own: "pilothub" as bytes.
    private const long Key = 0x70696c6f74687562;

    public async Task<IAsyncDisposable> EnterAsync(HubContext context, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Key})", connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new Turn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Turn(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // The connection goes back to the pool, so its lock has to be given back too.
            await using (var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Key})", connection))
                await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
