using System.Globalization;
using PilotHub.Content;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentListTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const string Stage = "PilotCase.Stage", Potential = "PilotCase.StrategicPotential";

    private readonly string _type = NewId("Type");

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        // All at the same time: ties are ordered by id.
        string[] ids = [.. Enumerable.Range(0, 25).Select(i => string.Create(CultureInfo.InvariantCulture, $"{_type}-{i:D2}"))];
        await Store.WriteAsync([.. ids.Reverse().Select(id => Add(Item(id, "v-" + id, type: _type)))]);

        var listed = new List<string>();
        for (var skip = 0; skip <= 30; skip += 10)
        {
            var page = await Store.ListAsync(new([_type]) { Skip = skip, Take = 10 }, Token);
            Assert.Equal(25, page.Total);
            listed.AddRange(page.Items.Select(item => item.ContentItemId));
        }
        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task Items_are_ordered_by_publication_by_change_and_by_title()
    {
        await Store.WriteAsync(Case("b", "Öl", published: 3, modified: 1), Case("a", "zebra", published: 1, modified: 3), Case("c", "Ofen", published: 2, modified: 2));

        Assert.Equal("bca", await ListAsync(new([_type])));
        Assert.Equal("acb", await ListAsync(new([_type]) { Order = ContentOrder.Modified }));
        Assert.Equal("cba", await ListAsync(new([_type]) { Order = ContentOrder.Title }));
        Assert.Equal("acb", await ListAsync(new([_type]) { Order = ContentOrder.Modified, Version = ContentVersion.Latest }));
        Assert.Equal("bca", await ListAsync(new([_type]) { Version = ContentVersion.Latest }));
    }

    [Fact]
    public async Task Items_are_ordered_by_a_number_highest_first_and_those_without_one_last()
    {
        await Store.WriteAsync(Case("a", index: new ContentIndexEntry(Potential, null, 9.5m)), Case("b"), Case("c", index: new ContentIndexEntry(Potential, null, 10)),
            Case("d", index: new ContentIndexEntry(Potential, null, -1)), Case("e", index: new ContentIndexEntry(Potential, null, 9.5m)), Case("f"));
        var query = new ContentQuery([_type]) { Order = ContentOrder.Number, OrderPath = Potential };

        Assert.Equal("caedbf", await ListAsync(query));
        Assert.Equal("caedbf", await ListAsync(query with { Version = ContentVersion.Latest }));
        Assert.Equal("dbf", await ListAsync(query with { Skip = 3 }));
        Assert.Equal("ed", await ListAsync(query with { Skip = 2, Take = 2 }));
        Assert.Equal("f", await ListAsync(query with { Skip = 5 }));
        Assert.Equal("abcdef", await ListAsync(query with { OrderPath = "PilotCase.Nothing" }));
    }

    [Fact]
    public async Task Filters_must_all_hold_and_take_any_of_their_values()
    {
        await Store.WriteAsync(
            Case("a", index: [new(Stage, "Idea", null), new("PilotCase.Tags", "x", null), new("PilotCase.Tags", "y", null)]),
            Case("b", index: [new(Stage, "Running", null), new("PilotCase.Tags", "x", null)]),
            Case("c", index: [new(Stage, "Stopped", null), new("PilotCase.Tags", "y", null)]),
            Case("d", index: new ContentIndexEntry("PilotCase.Other", "Idea", null)));

        Assert.Equal("ab", await ListAsync(Query(new ContentFilter(Stage, ["Idea", "Running"]))));
        Assert.Equal("b", await ListAsync(Query(new(Stage, ["Running", "Stopped"]), new("PilotCase.Tags", ["x"]))));
        Assert.Equal("ac", await ListAsync(Query(new ContentFilter("PilotCase.Tags", ["y"]))));
        Assert.Equal("", await ListAsync(Query(new ContentFilter(Stage, []))));
        Assert.Equal(2, (await Store.ListAsync(Query(new ContentFilter(Stage, ["Idea", "Running"])) with { Take = 1 }, Token)).Total);

        ContentQuery Query(params ContentFilter[] filters) => new([_type]) { Filters = filters, Order = ContentOrder.Title };
    }

    [Fact]
    public async Task Published_items_are_found_by_a_value_at_any_of_several_paths()
    {
        var target = NewId("target");
        await Store.WriteAsync(
            Case("a", index: [new("Plan.Pilot", target, null), new("Plan.Other", target, null)]),
            Case("b", index: new ContentIndexEntry("Visit.Pilots", target, null)),
            Case("c", index: new ContentIndexEntry("Plan.Pilot", target + "x", null)),
            Add(Item(NewId(), NewId("v"), "Draft", _type) with { Published = false }, null, null, new ContentIndexEntry("Plan.Pilot", target, null)));

        var found = await Store.FindByValueAsync(target, ["Plan.Pilot", "Visit.Pilots"], Token);

        Assert.Equal([("Visit.Pilots", "b"), ("Plan.Pilot", "a")], found.Select(match => (match.Path, match.Item.DisplayText)));
        Assert.Empty(await Store.FindByValueAsync(target, [], Token));
    }

    [Fact]
    public async Task A_long_value_is_found_too()
    {
        var value = new string('ä', 5000);
        await Store.WriteAsync(Case("a", index: new ContentIndexEntry(Stage, value, null)));

        Assert.Equal("a", await ListAsync(new([_type]) { Filters = [new(Stage, [value])] }));
    }

    [Fact]
    public async Task Lists_show_the_version_that_is_asked_for()
    {
        var (id, first, second) = (NewId(), NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(id, first, "Live", _type), null, null, new ContentIndexEntry(Stage, "Idea", null)));
        await Store.WriteAsync(Add(Item(id, second, "Draft", _type) with { Published = false }, first, null, new ContentIndexEntry(Stage, "Running", null)));

        Assert.Equal("Live", await ListAsync(new([_type])));
        Assert.Equal("Draft", await ListAsync(new([_type]) { Version = ContentVersion.Latest }));
        Assert.Equal("Live", await ListAsync(new([_type]) { Filters = [new(Stage, ["Idea"])] }));
        Assert.Equal("", await ListAsync(new([_type]) { Filters = [new(Stage, ["Idea"])], Version = ContentVersion.Latest }));
    }

    [Fact]
    public async Task A_version_that_is_no_longer_live_is_not_found_and_one_that_is_again_is()
    {
        var (id, first, second) = (NewId(), NewId("v"), NewId("v"));
        var entry = new ContentIndexEntry(Stage, "Idea", null);
        var query = new ContentQuery([_type]) { Filters = [new(Stage, ["Idea"])] };
        await Store.WriteAsync(Add(Item(id, first, "First", _type), null, null, entry));
        await Store.WriteAsync(Add(Item(id, second, "Second", _type), first));
        Assert.Equal("", await ListAsync(query));

        await Store.WriteAsync(SetState(Item(id, first, "First", _type), second) with { Index = [entry] });
        Assert.Equal("First", await ListAsync(query));

        await Store.WriteAsync(Remove(Item(id, first, "First", _type), first));
        Assert.Equal("", await ListAsync(query));
        Assert.Equal("", await ListAsync(new([_type]) { Version = ContentVersion.Latest }));
    }

    [Fact]
    public async Task Items_of_several_types_are_listed_together_and_of_no_type_not_at_all()
    {
        var other = NewId("Type");
        await Store.WriteAsync(Case("a"), Add(Item(NewId(), NewId("v"), "b", other)));

        Assert.Equal("ab", await ListAsync(new([_type, other]) { Order = ContentOrder.Title }));
        Assert.Equal("", await ListAsync(new([])));
    }

    [Fact]
    public async Task Taking_nothing_counts()
    {
        await Store.WriteAsync(Case("a"), Case("b"));

        var page = await Store.ListAsync(new([_type]) { Take = 0 }, Token);

        Assert.Equal((0, 2), (page.Items.Count, page.Total));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ListAsync(new([_type]) { Take = 1001 }, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ListAsync(new([_type]) { Skip = -1 }, Token));
    }

    [Fact]
    public async Task Everything_live_is_read_by_type_and_id_the_published_version_first()
    {
        var (first, second) = (_type + "-1", _type + "-2");
        var other = _type + "0";
        await Store.WriteAsync(
            Add(Item(second, NewId("v"), "two", _type)),
            Add(Item(first, "v-" + first, "old", _type)),
            Add(Item(first, "w-" + first, "live", _type), "v-" + first),
            Add(Item(first, "x-" + first, "draft", _type) with { Published = false }, "w-" + first),
            Add(Item(_type + "-0", NewId("v"), "other", other)));

        var read = new List<string>();
        await foreach (var item in Store.ReadAllAsync([other, _type], Token))
            read.Add(item.DisplayText);
        var all = new List<ContentItem>();
        await foreach (var item in Store.ReadAllAsync(null, Token))
            all.Add(item);

        Assert.Equal(["live", "draft", "two", "other"], read);
        Assert.Equal(read, all.Where(item => item.ContentType == _type || item.ContentType == other).Select(item => item.DisplayText));
        Assert.Equal(all.OrderBy(item => item.ContentType, StringComparer.Ordinal).ThenBy(item => item.ContentItemId, StringComparer.Ordinal)
            .ThenByDescending(item => item.Published).Select(item => item.ContentItemVersionId), all.Select(item => item.ContentItemVersionId));
    }

    private ContentWrite Case(string id, string? title = null, int published = 1, int modified = 1, params ContentIndexEntry[] index) =>
        Add(Item(id + "-" + _type, id + "-v-" + _type, title ?? id, _type) with { PublishedUtc = Day(published), ModifiedUtc = Day(modified) }, null, null, index);

    private static DateTime Day(int day) => new(2026, 2, day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The titles of the items that the query finds, or, for items made by <see cref="Case"/>, their letters.</summary>
    private async Task<string> ListAsync(ContentQuery query) => string.Concat((await Store.ListAsync(query, Token)).Items
        .Select(item => item.ContentItemId.EndsWith("-" + _type, StringComparison.Ordinal) ? item.ContentItemId[..1] : item.DisplayText));
}

public sealed class SqliteContentListTests(SqliteFixture fixture) : ContentListTests<SqliteFixture>(fixture);

public sealed class PostgresContentListTests(PostgresFixture fixture) : ContentListTests<PostgresFixture>(fixture);
