using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using PilotHub.Data.Feed;

namespace PilotHub.Data.Postgres;

/// <summary>Listens on a connection of its own, and opens a new one when it breaks.</summary>
internal sealed class PostgresChangeListener(NpgsqlDataSource source, TimeProvider time) : IChangeListener
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    public async Task ListenAsync(Action heard, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(heard, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or IOException or SocketException or TimeoutException)
            {
                // Readers of the feed look for themselves meanwhile.
                await Task.Delay(RetryDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(Action heard, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, _) => heard();
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresHubContext.ChangesChannel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        // What was committed before the channel was heard.
        heard();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }
}
