using PilotHub.Data.Feed;

namespace PilotHub.Data.Sqlite;

/// <summary>SQLite tells nobody about commits of other processes; readers of the feed look for themselves.</summary>
internal sealed class SqliteChangeListener : IChangeListener
{
    public Task ListenAsync(Action heard, CancellationToken cancellationToken) => Task.CompletedTask;
}
