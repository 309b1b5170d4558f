using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Store;
using PilotHub.Data;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class HubDatabaseTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture, new()
{
    [Fact]
    public async Task Nodes_that_start_at_once_migrate_one_after_the_other()
    {
        await using var empty = new TFixture();
        await empty.CreateEmptyAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => empty.AddNode(TimeProvider.System)).ToList();
        Assert.False((await nodes[0].GetRequiredService<HubDatabase>().CheckAsync(Token)).IsHealthy);

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.GetRequiredService<HubDatabase>().MigrateAsync(Token), Token)));

        foreach (var node in nodes)
        {
            await node.GetRequiredService<IContentStore>().WriteAsync(Add(Item(NewId(), NewId("v"))));
            Assert.Equal((true, true, null), Describe(await node.GetRequiredService<HubDatabase>().CheckAsync(Token)));
        }
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var item = Item(NewId(), NewId("v"));
        await Store.WriteAsync(Add(item));
        await Fixture.Get<HubDatabase>().MigrateAsync(Token);

        Assert.NotNull(await Store.FindAsync(item.ContentItemId, ContentVersion.Latest, Token));
    }

    [Fact]
    public async Task The_migrations_say_what_the_model_says()
    {
        await using var context = Fixture.CreateContext();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_compiled_model_says_what_the_model_says()
    {
        await using var context = Fixture.CreateContext();
        var built = context.GetService<IModelRuntimeInitializer>().Initialize(context.GetService<IDesignTimeModel>().Model, designTime: false);

        Assert.NotSame(built, context.Model);
        Assert.Equal(built.ToDebugString(MetadataDebugStringOptions.LongDefault), context.Model.ToDebugString(MetadataDebugStringOptions.LongDefault));
    }

    [Fact]
    public async Task Work_that_only_one_node_may_do_is_done_by_one_at_a_time()
    {
        var (busy, most) = (0, 0);
        var nodes = Enumerable.Range(0, 3).Select(_ => Fixture.AddNode(TimeProvider.System).GetRequiredService<HubDatabase>()).ToList();

        var results = await Task.WhenAll(nodes.Select((node, i) => Task.Run(() => node.RunAloneAsync(async cancellationToken =>
        {
            most = Math.Max(most, Interlocked.Increment(ref busy));
            await Store.FindDocumentAsync("nothing", cancellationToken);
            Interlocked.Decrement(ref busy);
            return i;
        }, Token), Token)));

        Assert.Equal([0, 1, 2], results);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_database_without_tables_or_out_of_reach_is_not_healthy()
    {
        await using var empty = new TFixture();
        await empty.CreateEmptyAsync();
        var health = await empty.AddNode().GetRequiredService<HubDatabase>().CheckAsync(Token);
        Assert.NotEmpty(health.PendingMigrations);

        await empty.BreakAsync();
        health = await empty.AddNode().GetRequiredService<HubDatabase>().CheckAsync(Token);
        Assert.Equal((false, false), (health.IsHealthy, health.IsReachable));
        Assert.NotNull(health.Error);
    }

    private static (bool, bool, string?) Describe(HubDatabaseHealth health) => (health.IsHealthy, health.IsReachable, health.Error);
}

public sealed class SqliteHubDatabaseTests(SqliteFixture fixture) : HubDatabaseTests<SqliteFixture>(fixture)
{
    [Fact]
    public async Task A_node_that_died_while_it_migrated_keeps_nobody_from_starting()
    {
        await using (var context = Fixture.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("""
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
                """, Token);
        }
        await Fixture.Get<HubDatabase>().MigrateAsync(Token);

        Assert.True((await Fixture.Get<HubDatabase>().CheckAsync(Token)).IsHealthy);
    }

    [Fact]
    public async Task Every_connection_has_the_settings_that_durability_needs()
    {
        // Twice: pooled connections come back.
        for (var round = 0; round < 2; round++)
        {
            var contexts = Enumerable.Range(0, 10).Select(_ => Fixture.CreateContext()).ToList();
            foreach (var context in contexts)
            {
                await context.Database.OpenConnectionAsync(Token);
                Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
                Assert.Equal("2", await PragmaAsync(context, "synchronous"));
                Assert.Equal("1", await PragmaAsync(context, "foreign_keys"));
                Assert.Equal("60000", await PragmaAsync(context, "busy_timeout"));
                // Left behind by whoever used the connection.
                await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 0", Token);
            }
            foreach (var context in contexts)
                await context.DisposeAsync();
        }
    }

    private static async Task<string?> PragmaAsync(HubContext context, string name)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(await command.ExecuteScalarAsync(Token), System.Globalization.CultureInfo.InvariantCulture);
    }
}

public sealed class PostgresHubDatabaseTests(PostgresFixture fixture) : HubDatabaseTests<PostgresFixture>(fixture)
{
    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        await using var context = Fixture.CreateContext();

        Assert.Equal("on", await context.Database.SqlQueryRaw<string>("SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync(Token));
    }
}
