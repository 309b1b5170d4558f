using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PilotHub.Data.Sqlite;

/// <summary>Gives every connection, pooled ones too, what SQLite keeps per connection. Write-ahead logging is kept in the file.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    /// <summary>For a writer of many rows. An index is changed all over, and changed pages that find no room are written, and read again, over and over.</summary>
    public const string LargeCache = "PRAGMA cache_size = -65536;";

    // FULL: a commit that was acknowledged survives a power failure. The timeout is for writers in other processes: those of
    // this one queue up before they come here. Half a megabyte of pages per connection instead of two: the system caches the file too,
    // once for all of them.
    private const string Pragmas = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 60000; PRAGMA cache_size = -512;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
