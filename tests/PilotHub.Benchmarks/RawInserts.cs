using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PilotHub.Benchmarks;

/// <summary>The yardstick of the import: JSON into a table of its own, as fast and as durable as SQLite takes it.</summary>
internal static class RawInserts
{
    /// <summary>Inserts the rows in one transaction and returns how long it took, commit included.</summary>
    public static async Task<TimeSpan> RunAsync(string file, IReadOnlyList<byte[]> rows)
    {
        string[] texts = [.. rows.Select(Encoding.UTF8.GetString)];
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Items (Id INTEGER PRIMARY KEY, Json TEXT NOT NULL)");

        var clock = Stopwatch.StartNew();
        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO Items (Json) VALUES (@json)";
            var json = insert.Parameters.Add("@json", SqliteType.Text);
            foreach (var text in texts)
            {
                json.Value = text;
                await insert.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }
        clock.Stop();

        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM Items";
        if (await count.ExecuteScalarAsync() is not long inserted || inserted != texts.Length)
            throw new InvalidOperationException("The raw inserts did not arrive.");
        return clock.Elapsed;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
