using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PilotHub.Data.Sqlite;

/// <summary>Inserts by statements that are prepared once a transaction and take several rows each.</summary>
internal sealed class SqliteBulkInsert(HubContext context) : BulkInsert(context)
{
    // More rows in a statement bring nothing measurable and make its first preparation slower.
    private const int RowsPerStatement = 16;

    private readonly Dictionary<(string Table, int Rows, bool OnlyNew), SqliteCommand> _commands = [];
    private bool _hasLargeCache;

    public override Task<int> InsertNewAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        InsertAsync(rows, onlyNew: true, cancellationToken);

    public override Task InsertAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        InsertAsync(rows, onlyNew: false, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
    }

    private async Task<int> InsertAsync<TRow>(IReadOnlyList<TRow> rows, bool onlyNew, CancellationToken cancellationToken)
        where TRow : class
    {
        var table = TableOf<TRow>();
        var inserted = 0;
        if (rows.Count >= RowsPerStatement && !_hasLargeCache)
        {
            await EnlargeCacheAsync(cancellationToken);
            _hasLargeCache = true;
        }
        for (var start = 0; start < rows.Count;)
        {
            var count = rows.Count - start >= RowsPerStatement ? RowsPerStatement : 1;
            var command = CommandFor(table, count, onlyNew);
            var parameter = 0;
            for (var i = start; i < start + count; i++)
            {
                foreach (var column in table.Columns)
                    command.Parameters[parameter++].Value = column.ValueOf(rows[i]) ?? DBNull.Value;
            }
            inserted += await command.ExecuteNonQueryAsync(cancellationToken);
            start += count;
        }
        return inserted;
    }

    // Until the connection is opened the next time, which gives the room back.
    private async Task EnlargeCacheAsync(CancellationToken cancellationToken)
    {
        await using var command = (SqliteCommand)Context.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)Context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = SqliteConnectionSettings.LargeCache;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private SqliteCommand CommandFor(BulkTable table, int rows, bool onlyNew)
    {
        if (_commands.TryGetValue((table.Name, rows, onlyNew), out var known))
            return known;
        var command = (SqliteCommand)Context.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)Context.Database.CurrentTransaction?.GetDbTransaction();
        var width = table.Columns.Count;
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * width, width).Select(Name))})");
        command.CommandText = $"{table.Insert} VALUES {string.Join(", ", values)}{(onlyNew ? " ON CONFLICT DO NOTHING" : "")}";
        for (var i = 0; i < rows * width; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = Name(i) });
        return _commands[(table.Name, rows, onlyNew)] = command;
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");
}
