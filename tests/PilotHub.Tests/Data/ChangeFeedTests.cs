using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Store;
using PilotHub.Data;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ChangeFeedTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    protected virtual IChangeFeed Feed => Fixture.Feed;

    [Fact]
    public async Task Every_write_is_in_the_feed_in_its_order()
    {
        var start = await Feed.FindHeadAsync(Token);
        var (item, other) = (Item(NewId(), NewId("v")), Item(NewId(), NewId("v"), type: "Page"));
        var (document, role, user) = (NewId("Document"), NewId("Role"), NewId("user"));
        await Store.WriteAsync(Add(item), Add(other));
        await using (var transaction = await Store.BeginAsync(Actor, Token))
        {
            await transaction.WriteDocumentAsync(document, JsonElement.Parse("{}"), Token);
            await transaction.WriteRoleAsync(new(role, "", []), Token);
            await transaction.WriteUserAsync(new(user, user), Token);
            await transaction.WriteAsync([Remove(item, item.ContentItemVersionId)], Token);
            await transaction.CommitAsync(Token);
        }

        var changes = await ReadAsync(start, 6);

        Assert.Equal(
            [(ChangeSubject.Item, item.ContentItemId, "PilotCase"), (ChangeSubject.Item, other.ContentItemId, "Page"), (ChangeSubject.Document, document, null),
                (ChangeSubject.Role, role, null), (ChangeSubject.User, user, null), (ChangeSubject.Item, item.ContentItemId, "PilotCase")],
            changes.Select(change => (change.Subject, change.Key, change.ContentType)));
        Assert.All(changes, change => Assert.Equal(Fixture.Time.GetUtcNow().UtcDateTime, change.AtUtc));
        Assert.Equal(changes[^1].Cursor, await Feed.FindHeadAsync(Token));
        Assert.Empty(await Feed.ReadAsync(changes[^1].Cursor, 10, Token));
    }

    [Fact]
    public async Task A_reader_goes_on_from_its_cursor()
    {
        var start = await Feed.FindHeadAsync(Token);
        string[] ids = [.. Enumerable.Range(0, 25).Select(_ => NewId())];
        await Store.WriteAsync([.. ids.Select(id => Add(Item(id, NewId("v"))))]);
        await ReadAsync(start, ids.Length);

        var read = new List<string>();
        for (var cursor = start; await Feed.ReadAsync(cursor, 10, Token) is { Count: > 0 } page; cursor = page[^1].Cursor)
        {
            Assert.True(page.Count <= 10);
            read.AddRange(page.Select(change => change.Key));
        }
        Assert.Equal(ids, read);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Feed.ReadAsync(start, 0, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Feed.ReadAsync(start, 10_001, Token));
    }

    [Fact]
    public async Task A_commit_is_announced_on_its_node_and_a_rollback_is_not()
    {
        var announced = 0;
        Fixture.Feed.Committed += Count;
        await using (var transaction = await Store.BeginAsync(Actor, Token))
        {
            await transaction.WriteAsync([Add(Item(NewId(), NewId("v")))], Token);
        }
        Assert.Equal(0, announced);
        await Store.WriteAsync(Add(Item(NewId(), NewId("v"))));
        Fixture.Feed.Committed -= Count;

        Assert.Equal(1, announced);

        void Count() => announced++;
    }

    [Fact]
    public async Task A_waiting_reader_is_woken_by_a_commit()
    {
        var cursor = await Feed.FindHeadAsync(Token);
        var waiting = Feed.WaitAsync(cursor, Token);
        Assert.False(waiting.IsCompleted);

        await Store.WriteAsync(Add(Item(NewId(), NewId("v"))));
        await waiting;

        Assert.NotEmpty(await Feed.ReadAsync(cursor, 10, Token));
        await Feed.WaitAsync(cursor, Token);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = Feed.WaitAsync(await Feed.FindHeadAsync(Token), cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_reader_beside_eight_writers_gets_every_change_once_and_never_goes_back()
    {
        const int writers = 8, writes = 25;
        var start = await Feed.FindHeadAsync(Token);
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var written = new List<string>();
            for (var i = 0; i < writes; i++)
            {
                // Two writes in a transaction: their rows lie apart while others write in between.
                var (first, second) = (NewId(), NewId());
                await using var transaction = await Store.BeginAsync(Actor, Token);
                await transaction.WriteAsync([Add(Item(first, NewId("v")))], Token);
                await transaction.WriteAsync([Add(Item(second, NewId("v")))], Token);
                await transaction.CommitAsync(Token);
                written.AddRange([first, second]);
            }
            return written;
        }, Token)));

        var read = await ReadAsync(start, writers * writes * 2);

        var written = (await writing).SelectMany(ids => ids).ToList();
        Assert.Equal(written.Order(), read.Select(change => change.Key).Order());
        Assert.All(read.Zip(read.Skip(1)), pair => Assert.True(pair.First.Cursor < pair.Second.Cursor));
    }

    /// <summary>Follows the feed until it has brought <paramref name="count"/> changes.</summary>
    protected async Task<List<ContentChange>> ReadAsync(ChangeCursor cursor, int count)
    {
        var read = new List<ContentChange>();
        while (read.Count < count)
        {
            var changes = await Feed.ReadAsync(cursor, 100, Token);
            read.AddRange(changes);
            if (changes.Count > 0)
                cursor = changes[^1].Cursor;
            else
                await Feed.WaitAsync(cursor, Token);
        }
        return read;
    }
}

public sealed class SqliteChangeFeedTests(SqliteFixture fixture) : ChangeFeedTests<SqliteFixture>(fixture)
{
    [Fact]
    public async Task A_reader_notices_what_another_process_committed()
    {
        // Nothing announces it, so the reader looks for itself when its interval has passed.
        var cursor = await Feed.FindHeadAsync(Token);
        var waiting = Feed.WaitAsync(cursor, Token);
        await Fixture.AddNode().GetRequiredService<IContentStore>().WriteAsync(Add(Item(NewId(), NewId("v"))));
        while (!waiting.IsCompleted)
        {
            Fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await waiting;

        Assert.Single(await Feed.ReadAsync(cursor, 10, Token));
    }
}

public sealed class PostgresChangeFeedTests(PostgresFixture fixture) : ChangeFeedTests<PostgresFixture>(fixture)
{
    private IChangeFeed? _feed;

    // A node of its own on the real clock: a transaction of the server's housekeeping may hold the feed up for a moment, and then
    // the reader has to look again by itself.
    protected override IChangeFeed Feed => _feed ??= Fixture.AddNode(TimeProvider.System).GetRequiredService<IChangeFeed>();

    [Fact]
    public async Task A_transaction_that_commits_late_is_not_skipped()
    {
        var start = await Feed.FindHeadAsync(Token);
        var (early, late) = (Item(NewId("early"), NewId("v")), Item(NewId("late"), NewId("v")));

        await using var slow = await Store.BeginAsync(Actor, Token);
        await slow.WriteAsync([Add(early)], Token);
        await Store.WriteAsync(Add(late));
        // The second transaction is committed, but the first one will come before it.
        Assert.Empty(await Feed.ReadAsync(start, 10, Token));
        Assert.Equal(start, await Feed.FindHeadAsync(Token));
        var waiting = Feed.WaitAsync(start, Token);
        await slow.CommitAsync(Token);
        await waiting;

        var changes = await ReadAsync(start, 2);
        Assert.Equal([early.ContentItemId, late.ContentItemId], changes.Select(change => change.Key));
        Assert.Empty(await Feed.ReadAsync(changes[^1].Cursor, 10, Token));
    }

    [Fact]
    public async Task A_transaction_stays_together_also_where_another_wrote_in_between()
    {
        var start = await Feed.FindHeadAsync(Token);
        var (first, second, other) = (Item(NewId("first"), NewId("v")), Item(NewId("second"), NewId("v")), Item(NewId("other"), NewId("v")));

        await using (var transaction = await Store.BeginAsync(Actor, Token))
        {
            await transaction.WriteAsync([Add(first)], Token);
            await Store.WriteAsync(Add(other));
            await transaction.WriteAsync([Add(second)], Token);
            await transaction.CommitAsync(Token);
        }

        var changes = await ReadAsync(start, 3);
        Assert.Equal([first.ContentItemId, second.ContentItemId, other.ContentItemId], changes.Select(change => change.Key));
        Assert.True(changes[1].Cursor.Sequence > changes[2].Cursor.Sequence);
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_holds_nothing_up()
    {
        var start = await Feed.FindHeadAsync(Token);
        var item = Item(NewId(), NewId("v"));
        await using (var abandoned = await Store.BeginAsync(Actor, Token))
        {
            await abandoned.WriteAsync([Add(Item(NewId(), NewId("v")))], Token);
            await Store.WriteAsync(Add(item));
        }

        Assert.Equal(item.ContentItemId, Assert.Single(await ReadAsync(start, 1)).Key);
    }

    [Fact]
    public async Task A_transaction_in_another_database_of_the_server_holds_nothing_up()
    {
        await using var other = new PostgresFixture();
        await other.InitializeAsync();
        var start = await Feed.FindHeadAsync(Token);
        await using var elsewhere = await other.Store.BeginAsync(Actor, Token);
        await elsewhere.WriteAsync([Add(Item(NewId(), NewId("v")))], Token);
        await Store.WriteAsync(Add(Item(NewId(), NewId("v"))));

        Assert.Single(await Feed.ReadAsync(start, 10, Token));
    }

    [Fact]
    public async Task A_commit_on_another_node_wakes_a_reader()
    {
        // The reader's clock stands still, so it is the database that wakes it.
        var cursor = await Feed.FindHeadAsync(Token);
        await Store.WriteAsync(Add(Item(NewId(), NewId("v"))));
        await Fixture.Feed.WaitAsync(cursor, Token);
        cursor = (await ReadAsync(cursor, 1))[^1].Cursor;
        var waiting = Fixture.Feed.WaitAsync(cursor, Token);
        await Fixture.AddNode().GetRequiredService<IContentStore>().WriteAsync(Add(Item(NewId(), NewId("v"))));
        await waiting;

        Assert.Single(await Feed.ReadAsync(cursor, 10, Token));
    }

    [Fact]
    public async Task The_feed_of_a_database_that_was_restored_on_a_younger_server_goes_on()
    {
        await using var restored = new PostgresFixture();
        await restored.InitializeAsync();
        await restored.Store.WriteAsync(Add(Item("one", "v-one")), Add(Item("two", "v-two")));
        await using (var context = restored.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("""
                UPDATE "Changes" SET "Transaction" = "Transaction" + 1000000000
                """, Token);
        }
        Assert.Empty(await restored.Feed.ReadAsync(ChangeCursor.Start, 10, Token));

        await restored.Get<HubDatabase>().MigrateAsync(Token);
        await restored.Store.WriteAsync(Add(Item("three", "v-three")));

        Assert.Equal(["one", "two", "three"], (await restored.Feed.ReadAsync(ChangeCursor.Start, 10, Token)).Select(change => change.Key));
    }
}
