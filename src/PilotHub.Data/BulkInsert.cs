using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PilotHub.Data;

/// <summary>
/// Inserts rows of the model's tables past the change tracker, which costs too much where one item has a dozen rows. Columns and
/// conversions come from the model; columns that the database fills in are left to it.
/// </summary>
internal abstract class BulkInsert(HubContext context) : IAsyncDisposable
{
    private readonly Dictionary<Type, BulkTable> _tables = [];

    protected HubContext Context { get; } = context;

    /// <summary>Inserts <paramref name="rows"/>, leaving out those that break a unique index, and returns how many are in.</summary>
    public abstract Task<int> InsertNewAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>Inserts <paramref name="rows"/>.</summary>
    public abstract Task InsertAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : class;

    public abstract ValueTask DisposeAsync();

    protected BulkTable TableOf<TRow>()
    {
        if (!_tables.TryGetValue(typeof(TRow), out var table))
            _tables[typeof(TRow)] = table = BulkTable.Of(Context.Model.FindEntityType(typeof(TRow))!);
        return table;
    }
}

/// <summary>A table, the columns that are written, and how.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    /// <summary>The statement's beginning: <c>INSERT INTO "Table" ("Column", …)</c>.</summary>
    public string Insert { get; } = $"INSERT INTO \"{Name}\" ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))})";

    public static BulkTable Of(IEntityType entity) => new(
        entity.GetTableName()!,
        [.. entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).Select(property => new BulkColumn(property))]);
}

/// <summary>A column and how its value is taken from a row.</summary>
internal sealed class BulkColumn
{
    private readonly IClrPropertyGetter _getter;
    private readonly Func<object?, object?>? _convert;

    public BulkColumn(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        _getter = property.GetGetter();
        _convert = mapping.Converter?.ConvertToProvider;
        (Name, StoreType) = (property.GetColumnName(), mapping.StoreType);
        ClrType = mapping.Converter?.ProviderClrType ?? property.ClrType;
        if (property.IsNullable && ClrType.IsValueType && Nullable.GetUnderlyingType(ClrType) is null)
            ClrType = typeof(Nullable<>).MakeGenericType(ClrType);
    }

    public string Name { get; }

    /// <summary>The column's type in the database.</summary>
    public string StoreType { get; }

    /// <summary>The type of its values; nullable where the column is.</summary>
    public Type ClrType { get; }

    public object? ValueOf(object row)
    {
        var value = _getter.GetClrValue(row);
        return _convert is null || value is null ? value : _convert(value);
    }
}
