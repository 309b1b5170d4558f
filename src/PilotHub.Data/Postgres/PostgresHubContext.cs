using Microsoft.EntityFrameworkCore;
using Npgsql;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Postgres;

/// <summary>The model on PostgreSQL. Writers of different items run side by side; those of one item wait for each other on its rows.</summary>
internal sealed class PostgresHubContext(DbContextOptions<PostgresHubContext> options) : HubContext(options)
{
    /// <summary>The channel on which commits are announced.</summary>
    internal const string ChangesChannel = "pilothub_changes";

    private const string VersionIds = "VersionIds";

    // In the order of ids, so that two writers of the same items wait for each other instead of locking each other out.
    internal override IQueryable<VersionRow> LockLiveVersions(string[] contentItemIds) => Set<VersionRow>().FromSql($"""
        SELECT * FROM "Versions"
        WHERE "ContentItemId" = ANY ({contentItemIds}) AND ("Latest" OR "Published")
        ORDER BY "Id" FOR UPDATE
        """);

    internal override Task<long[]> ReserveVersionIdsAsync(int count, CancellationToken cancellationToken) =>
        Database.SqlQuery<long>($"""SELECT nextval('"VersionIds"') AS "Value" FROM generate_series(1, {count})""").ToArrayAsync(cancellationToken);

    internal override BulkInsert CreateBulkInsert() => new PostgresBulkInsert(this);

    // A row's transaction id is given out long before the row becomes visible. So nothing is shown from the oldest transaction on
    // that was running when this statement began; transactions of other databases of the server write no changes and do not count.
    // The snapshot is taken before the locks are read: who has ended in between still counts.
    internal override IQueryable<ChangeRow> SettledChanges(ChangeCursor after) => Set<ChangeRow>().FromSql($"""
        SELECT * FROM "Changes"
        WHERE ("Transaction", "Sequence") > ({after.Transaction}, {after.Sequence})
          AND "Transaction" < (
            SELECT coalesce(min(running.id::text::bigint), (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint))
            FROM pg_snapshot_xip(pg_current_snapshot()) AS running(id)
            WHERE NOT EXISTS (
              SELECT 1 FROM pg_locks AS lock JOIN pg_stat_activity AS session ON session.pid = lock.pid
              WHERE lock.locktype = 'transactionid' AND lock.mode = 'ExclusiveLock' AND lock.granted
                AND lock.transactionid = running.id::xid
                AND session.datid <> (SELECT oid FROM pg_database WHERE datname = current_database())))
        """);

    internal override Task AnnounceChangesAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync($"NOTIFY {ChangesChannel}", cancellationToken);

    internal override bool IsConflict(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    // A database that was restored on another server brings transaction ids that have yet to come there: its changes would stay
    // hidden, and new ones would come before them. All of them are committed, so they are put before any transaction.
    internal override Task AfterMigrationAsync(CancellationToken cancellationToken) => Database.ExecuteSqlRawAsync("""
        UPDATE "Changes" SET "Transaction" = 0
        WHERE EXISTS (SELECT 1 FROM "Changes" WHERE "Transaction" >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
        """, cancellationToken);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasSequence<long>(VersionIds);
        builder.Entity<ChangeRow>(changes =>
        {
            changes.Property(change => change.Transaction).HasDefaultValueSql("pg_current_xact_id()::text::bigint");
            changes.HasIndex(change => new { change.Transaction, change.Sequence });
        });
        // Texts compare by their bytes, as on SQLite: lists come in one order whatever the server's language.
        foreach (var text in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.ClrType == typeof(string)))
            text.SetCollation("C");
    }
}
