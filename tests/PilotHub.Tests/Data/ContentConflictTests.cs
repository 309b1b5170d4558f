using PilotHub.Content;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentConflictTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    [Fact]
    public async Task A_writer_who_started_from_an_older_version_is_refused()
    {
        var (id, first, second) = (NewId(), NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(id, first)));
        await Store.WriteAsync(Add(Item(id, second), first));

        var conflict = await Assert.ThrowsAsync<ContentConflictException>(() => Store.WriteAsync(Add(Item(id, NewId("v")), first)));

        Assert.Equal((id, second), (conflict.ContentItemId, conflict.ActualVersionId));
        Assert.Equal(2, (await Store.FindHistoryAsync(id, Token)).Count);
    }

    [Fact]
    public async Task An_item_is_created_once()
    {
        var (id, first) = (NewId(), NewId("v"));
        await Store.WriteAsync(Add(Item(id, first)));

        var conflict = await Assert.ThrowsAsync<ContentConflictException>(() => Store.WriteAsync(Add(Item(id, NewId("v")))));

        Assert.Equal(first, conflict.ActualVersionId);
    }

    [Fact]
    public async Task Nobody_publishes_removes_or_continues_what_is_not_there()
    {
        var item = Item(NewId(), NewId("v"));

        await Assert.ThrowsAsync<ContentConflictException>(() => Store.WriteAsync(SetState(item, item.ContentItemVersionId)));
        await Assert.ThrowsAsync<ContentConflictException>(() => Store.WriteAsync(Remove(item, item.ContentItemVersionId)));
        await Assert.ThrowsAsync<ContentConflictException>(() => Store.WriteAsync(Add(item, NewId("v"))));
        Assert.Empty(await Store.FindHistoryAsync(item.ContentItemId, Token));
    }

    [Fact]
    public async Task A_version_id_is_used_once()
    {
        var item = Item(NewId(), NewId("v"));
        await Store.WriteAsync(Add(item));

        var refused = await Assert.ThrowsAsync<ContentValidationException>(() => Store.WriteAsync(Add(Item(NewId(), item.ContentItemVersionId))));

        Assert.Equal("version.foreign", Assert.Single(refused.Errors).Code);
    }

    [Fact]
    public async Task After_a_failed_write_nothing_can_be_committed()
    {
        var (good, bad) = (Item(NewId(), NewId("v")), Item(NewId(), NewId("v")));
        await using var transaction = await Store.BeginAsync(Actor, Token);
        await transaction.WriteAsync([Add(good)], Token);
        await Assert.ThrowsAsync<ContentConflictException>(() => transaction.WriteAsync([Add(bad, NewId("v"))], Token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync(Token));
        await transaction.DisposeAsync();

        Assert.Null(await Store.FindAsync(good.ContentItemId, ContentVersion.Latest, Token));
    }

    [Fact]
    public async Task Of_concurrent_writers_of_an_item_one_wins_each_round()
    {
        const int writers = 8, rounds = 5;
        var id = NewId();
        string? expected = null;
        for (var round = 0; round < rounds; round++)
        {
            var started = expected;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => TryWriteAsync(id, started), Token)));
            expected = Assert.Single(outcomes.OfType<string>());
            Assert.Equal(expected, (await Store.FindAsync(id, ContentVersion.Latest, Token))!.ContentItemVersionId);
        }
        Assert.Equal(rounds, (await Store.FindHistoryAsync(id, Token)).Count);
    }

    [Fact]
    public async Task Concurrent_writers_of_different_items_all_succeed()
    {
        string[] ids = [.. Enumerable.Range(0, 40).Select(_ => NewId())];
        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => TryWriteAsync(id, null), Token)));

        Assert.All(outcomes, version => Assert.NotNull(version));
        Assert.Equal(40, (await Store.FindHeadsAsync(ids, Token)).Count);
    }

    [Fact]
    public async Task Of_concurrent_items_that_want_an_address_one_gets_it()
    {
        var path = "cases/" + NewId();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Store.WriteAsync(Add(Item(NewId(), NewId("v")), path: path));
                return null;
            }
            catch (ContentValidationException refused)
            {
                return Assert.Single(refused.Errors).Code;
            }
        }, Token)));

        Assert.Equal(7, outcomes.Count(code => code == "route.taken"));
        Assert.Single(await Store.FindRoutesAsync([path], Token));
    }

    private async Task<string?> TryWriteAsync(string id, string? expected)
    {
        var version = NewId("v");
        try
        {
            await Store.WriteAsync(Add(Item(id, version), expected));
            return version;
        }
        catch (ContentConflictException)
        {
            return null;
        }
    }
}

public sealed class SqliteContentConflictTests(SqliteFixture fixture) : ContentConflictTests<SqliteFixture>(fixture);

public sealed class PostgresContentConflictTests(PostgresFixture fixture) : ContentConflictTests<PostgresFixture>(fixture);
