using PilotHub.Content.Store;

namespace PilotHub.Tests.Data;

public abstract class SearchLogTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly DateOnly Week = new(2026, 11, 16);

    private ISearchLog Log => Fixture.Get<ISearchLog>();

    [Fact]
    public async Task Tallies_of_a_week_and_words_add_up_whoever_writes_them_at_the_same_time()
    {
        await Log.DeleteAsync(words: null, Token);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Log.AddAsync([new(Week, "chatbot", 1, i % 2, 0), new(Week, "drohne", 2, 0, 1)], Token)));
        await Log.AddAsync([new(Week.AddDays(7), "chatbot", 1, 0, 1)], Token);

        Assert.Equal([new(Week, "chatbot", 8, 4, 0), new(Week.AddDays(7), "chatbot", 1, 0, 1), new(Week, "drohne", 16, 0, 8)],
            (await Log.ListAsync(Week, Token)).OrderBy(tally => tally.Words, StringComparer.Ordinal).ThenBy(tally => tally.Week));
        Assert.Equal([new(Week.AddDays(7), "chatbot", 1, 0, 1)], await Log.ListAsync(Week.AddDays(1), Token));
    }

    [Fact]
    public async Task Words_weeks_and_all_can_be_deleted()
    {
        await Log.DeleteAsync(words: null, Token);
        await Log.AddAsync([new(Week, "a", 1, 0, 0), new(Week.AddDays(7), "a", 1, 0, 0), new(Week, "b", 1, 0, 0), new(Week.AddDays(7), "c", 1, 0, 0)], Token);

        await Log.DeleteAsync("a", Token);
        Assert.Equal(["b", "c"], (await Log.ListAsync(Week, Token)).Select(tally => tally.Words).Order(StringComparer.Ordinal));
        await Log.DeleteBeforeAsync(Week.AddDays(7), Token);
        Assert.Equal("c", Assert.Single(await Log.ListAsync(DateOnly.MinValue, Token)).Words);
        await Log.DeleteAsync(words: null, Token);
        Assert.Empty(await Log.ListAsync(DateOnly.MinValue, Token));
    }
}

public sealed class SqliteSearchLogTests(SqliteFixture fixture) : SearchLogTests<SqliteFixture>(fixture);

public sealed class PostgresSearchLogTests(PostgresFixture fixture) : SearchLogTests<PostgresFixture>(fixture);
