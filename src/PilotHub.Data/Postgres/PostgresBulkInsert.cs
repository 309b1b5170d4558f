using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace PilotHub.Data.Postgres;

/// <summary>Inserts all rows by one statement, which takes each column as an array.</summary>
internal sealed class PostgresBulkInsert(HubContext context) : BulkInsert(context)
{
    public override Task<int> InsertNewAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        InsertAsync(rows, " ON CONFLICT DO NOTHING", cancellationToken);

    public override Task InsertAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        InsertAsync(rows, "", cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<int> InsertAsync<TRow>(IReadOnlyList<TRow> rows, string conflict, CancellationToken cancellationToken)
        where TRow : class
    {
        if (rows.Count == 0)
            return 0;
        var table = TableOf<TRow>();
        await using var command = (NpgsqlCommand)Context.Database.GetDbConnection().CreateCommand();
        command.Transaction = (NpgsqlTransaction?)Context.Database.CurrentTransaction?.GetDbTransaction();
        var arrays = table.Columns.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}"));
        command.CommandText = $"{table.Insert} SELECT * FROM unnest({string.Join(", ", arrays)}){conflict}";
        foreach (var column in table.Columns)
        {
            var values = Array.CreateInstance(column.ClrType, rows.Count);
            for (var i = 0; i < rows.Count; i++)
                values.SetValue(column.ValueOf(rows[i]), i);
            command.Parameters.Add(new NpgsqlParameter { Value = values, DataTypeName = ArrayTypeOf(column) });
        }
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A length limit belongs to the column, not to the array.
    private static string ArrayTypeOf(BulkColumn column) => column.ClrType == typeof(string) ? "text[]" : $"{column.StoreType}[]";
}
