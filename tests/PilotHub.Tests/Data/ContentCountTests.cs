using PilotHub.Content;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentCountTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const string Stage = "PilotCase.Stage", Tags = "PilotCase.Tags";

    [Fact]
    public async Task Items_are_counted_by_each_of_their_values_among_those_the_query_finds()
    {
        var type = NewId("Type");
        await Store.WriteAsync(Case("Running", "a", "b"), Case("Running", "a"), Case("Idea", "b"));

        var query = new ContentQuery([type]) { Take = 1, Skip = 5 };
        Assert.Equal(Counts(("Idea", 1), ("Running", 2)), await CountAsync(query, Stage));
        Assert.Equal(Counts(("a", 2), ("b", 2)), await CountAsync(query, Tags));
        Assert.Equal(Counts(("a", 2), ("b", 1)), await CountAsync(query with { Filters = [new(Stage, ["Running"])] }, Tags));
        Assert.Empty(await CountAsync(query with { Filters = [new(Stage, ["Stopped"])] }, Tags));
        Assert.Empty(await CountAsync(query, "PilotCase.Nothing"));

        ContentWrite Case(string stage, params string[] tags) => Add(Item(NewId(), NewId("v"), type: type), null, null,
            [new(Stage, stage, null), .. tags.Select(tag => new ContentIndexEntry(Tags, tag, null))]);
    }

    [Fact]
    public async Task Drafts_and_superseded_versions_are_not_counted_among_what_is_published()
    {
        var (type, id, first, second) = (NewId("Type"), NewId(), NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(id, first, type: type), null, null, new ContentIndexEntry(Stage, "Idea", null)));
        await Store.WriteAsync(Add(Item(id, second, type: type), first, null, new ContentIndexEntry(Stage, "Running", null)));
        await Store.WriteAsync(Add(Item(NewId(), NewId("v"), type: type) with { Published = false }, null, null, new ContentIndexEntry(Stage, "Stopped", null)));

        Assert.Equal(Counts(("Running", 1)), await CountAsync(new([type]), Stage));
        Assert.Equal(Counts(("Running", 1), ("Stopped", 1)), await CountAsync(new([type]) { Version = ContentVersion.Latest }, Stage));
    }

    private async Task<IEnumerable<KeyValuePair<string, int>>> CountAsync(ContentQuery query, string path) =>
        (await Store.CountByAsync(query, path, Token)).OrderBy(count => count.Key, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, int>> Counts(params (string Value, int Count)[] counts) =>
        counts.Select(count => KeyValuePair.Create(count.Value, count.Count));
}

public sealed class SqliteContentCountTests(SqliteFixture fixture) : ContentCountTests<SqliteFixture>(fixture);

public sealed class PostgresContentCountTests(PostgresFixture fixture) : ContentCountTests<PostgresFixture>(fixture);
