using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PilotHub.Content.Store;
using PilotHub.Data.Model;
using SQLitePCL;

namespace PilotHub.Data.Sqlite;

/// <summary>The model on SQLite. It has one writer at a time, so what is read in a transaction stays as it was read.</summary>
internal sealed class SqliteHubContext(DbContextOptions<SqliteHubContext> options) : HubContext(options)
{
    internal override IQueryable<VersionRow> LockLiveVersions(string[] contentItemIds) =>
        Set<VersionRow>().Where(version => contentItemIds.Contains(version.ContentItemId) && (version.Latest || version.Published));

    internal override async Task<long[]> ReserveVersionIdsAsync(int count, CancellationToken cancellationToken)
    {
        var last = await Set<VersionRow>().MaxAsync(version => (long?)version.Id, cancellationToken) ?? 0;
        return [.. Enumerable.Range(1, count).Select(offset => last + offset)];
    }

    internal override BulkInsert CreateBulkInsert() => new SqliteBulkInsert(this);

    internal override IQueryable<ChangeRow> SettledChanges(ChangeCursor after) =>
        Set<ChangeRow>().Where(change => change.Sequence > after.Sequence);

    internal override Task AnnounceChangesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Unique indexes: everything else that is refused is an error of the product.
    internal override bool IsConflict(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteExtendedErrorCode
            is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY;

    // Kept in the file: readers go on while somebody writes.
    internal override Task AfterMigrationAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // As text they would sort as texts do.
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChangeRow>().Property(change => change.Transaction).HasDefaultValue(0L);
    }

    // The text that SQLite keeps does not say that it means UTC.
    internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
