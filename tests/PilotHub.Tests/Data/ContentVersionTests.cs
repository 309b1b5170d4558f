using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentVersionTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    [Fact]
    public async Task An_item_comes_back_as_it_was_written()
    {
        var item = Item(NewId(), NewId("v"), "Größe \\ \"zählt\" 人");
        await Store.WriteAsync(Add(item));

        var found = await Store.FindAsync(item.ContentItemId, ContentVersion.Published, Token);

        Assert.NotNull(found);
        Assert.Equal(item.Content.GetRawText(), found.Content.GetRawText());
        Assert.Equal(item with { Content = default }, found with { Content = default });
        Assert.Equal(DateTimeKind.Utc, found.CreatedUtc!.Value.Kind);
        Assert.Equal(ContentHash.Of(item), ContentHash.Of(found));
    }

    [Fact]
    public async Task Times_are_kept_to_the_microsecond()
    {
        var time = new DateTime(2026, 1, 15, 8, 30, 0, DateTimeKind.Utc).AddTicks(1234567);
        var item = Item(NewId(), NewId("v")) with { ModifiedUtc = time, CreatedUtc = null };
        await Store.WriteAsync(Add(item));

        var found = await Store.FindVersionAsync(item.ContentItemVersionId, Token);

        Assert.Equal(time.AddTicks(-7), found!.ModifiedUtc);
        Assert.Null(found.CreatedUtc);
    }

    [Fact]
    public async Task A_draft_stands_beside_the_published_version()
    {
        var (id, first, second) = (NewId(), NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(id, first, "First")));
        await Store.WriteAsync(Add(Item(id, second, "Second") with { Published = false }, first));

        var published = await Store.FindAsync(id, ContentVersion.Published, Token);
        var latest = await Store.FindAsync(id, ContentVersion.Latest, Token);
        var head = (await Store.FindHeadsAsync([id], Token))[id];

        Assert.Equal((first, "First", false, true), (published!.ContentItemVersionId, published.DisplayText, published.Latest, published.Published));
        Assert.Equal((second, "Second", true, false), (latest!.ContentItemVersionId, latest.DisplayText, latest.Latest, latest.Published));
        Assert.Equal((second, first), (head.LatestVersionId, head.PublishedVersionId));
        Assert.Equal((ContentHash.Of(latest), ContentHash.Of(published)), (head.LatestHash, head.PublishedHash));
    }

    [Fact]
    public async Task A_published_version_can_be_imported_below_a_draft()
    {
        var (id, draft, older) = (NewId(), NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(id, draft, "Draft") with { Published = false }));
        await Store.WriteAsync(Add(Item(id, older, "Live") with { Latest = false }, draft));

        Assert.Equal("Draft", (await Store.FindAsync(id, ContentVersion.Latest, Token))!.DisplayText);
        Assert.Equal("Live", (await Store.FindAsync(id, ContentVersion.Published, Token))!.DisplayText);
    }

    [Fact]
    public async Task Publishing_a_draft_takes_the_flag_from_the_published_version()
    {
        var (id, first, second) = (NewId(), NewId("v"), NewId("v"));
        var draft = Item(id, second, "Second") with { Published = false };
        await Store.WriteAsync(Add(Item(id, first, "First")), Add(draft, first));
        var when = new DateTime(2026, 2, 2, 0, 0, 0, DateTimeKind.Utc);
        await Store.WriteAsync(SetState(draft with { Published = true, PublishedUtc = when }, second));

        var history = await Store.FindHistoryAsync(id, Token);

        Assert.Equal([second, first], history.Select(version => version.ContentItemVersionId));
        Assert.Equal([(true, true), (false, false)], history.Select(version => (version.Latest, version.Published)));
        Assert.Equal(when, history[0].PublishedUtc);
        Assert.Equal("First", (await Store.FindVersionAsync(first, Token))!.DisplayText);
    }

    [Fact]
    public async Task Unpublishing_leaves_the_latest_version_as_a_draft()
    {
        var item = Item(NewId(), NewId("v"));
        await Store.WriteAsync(Add(item));
        await Store.WriteAsync(SetState(item with { Published = false }, item.ContentItemVersionId));

        Assert.Null(await Store.FindAsync(item.ContentItemId, ContentVersion.Published, Token));
        Assert.NotNull(await Store.FindAsync(item.ContentItemId, ContentVersion.Latest, Token));
    }

    [Fact]
    public async Task A_removed_item_is_gone_but_its_history_stays()
    {
        var item = Item(NewId(), NewId("v"));
        await Store.WriteAsync(Add(item, path: $"cases/{item.ContentItemId}"));
        await Store.WriteAsync(Remove(item, item.ContentItemVersionId));

        Assert.Null(await Store.FindAsync(item.ContentItemId, ContentVersion.Latest, Token));
        Assert.Null(await Store.FindAsync(item.ContentItemId, ContentVersion.Published, Token));
        Assert.Empty(await Store.FindRoutesAsync([$"cases/{item.ContentItemId}"], Token));
        Assert.Single(await Store.FindHistoryAsync(item.ContentItemId, Token));
        Assert.Equal(new ContentHead(item.ContentItemId, "PilotCase", null, null, null, null, null), (await Store.FindHeadsAsync([item.ContentItemId], Token))[item.ContentItemId]);
        Assert.True(await Store.HasVersionAsync(item.ContentItemId, ContentHash.Of(item), Token));
    }

    [Fact]
    public async Task A_removed_item_can_come_back()
    {
        var (id, first, second) = (NewId(), NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(id, first)));
        await Store.WriteAsync(Remove(Item(id, first), first));
        await Store.WriteAsync(Add(Item(id, second, "Again")));

        Assert.Equal("Again", (await Store.FindAsync(id, ContentVersion.Published, Token))!.DisplayText);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        Assert.Null(await Store.FindAsync("nothing", ContentVersion.Latest, Token));
        Assert.Null(await Store.FindVersionAsync("nothing", Token));
        Assert.Empty(await Store.FindManyAsync(["nothing"], ContentVersion.Latest, Token));
        Assert.Empty(await Store.FindManyAsync([], ContentVersion.Latest, Token));
        Assert.Empty(await Store.FindHeadsAsync(["nothing"], Token));
        Assert.Empty(await Store.FindVersionOwnersAsync(["nothing"], Token));
        Assert.Empty(await Store.FindRoutesAsync(["nothing"], Token));
        Assert.Empty(await Store.FindHistoryAsync("nothing", Token));
        Assert.False(await Store.HasVersionAsync("nothing", "", Token));
    }

    [Fact]
    public async Task Many_items_are_found_in_the_order_asked_for()
    {
        string[] ids = [.. Enumerable.Range(0, 1000).Select(_ => NewId())];
        await Store.WriteAsync([.. ids.Select(id => Add(Item(id, "v-" + id)))]);
        string[] asked = [.. ids.Reverse(), "nothing"];

        var found = await Store.FindManyAsync(asked, ContentVersion.Published, Token);
        var heads = await Store.FindHeadsAsync(ids, Token);
        var owners = await Store.FindVersionOwnersAsync([.. ids.Select(id => "v-" + id)], Token);

        Assert.Equal(ids.Reverse(), found.Select(item => item.ContentItemId));
        Assert.All(ids, id => Assert.Equal("v-" + id, heads[id].LatestVersionId));
        Assert.All(ids, id => Assert.Equal(id, owners["v-" + id]));
    }

    [Fact]
    public async Task Deeply_nested_content_is_kept()
    {
        var json = string.Concat(Enumerable.Repeat("""{"a":""", 63)) + "1" + new string('}', 63);
        var item = Item(NewId(), NewId("v")) with { Content = JsonElement.Parse(json) };
        await Store.WriteAsync(Add(item));

        Assert.Equal(json, (await Store.FindVersionAsync(item.ContentItemVersionId, Token))!.Content.GetRawText());
    }
}

public sealed class SqliteContentVersionTests(SqliteFixture fixture) : ContentVersionTests<SqliteFixture>(fixture);

public sealed class PostgresContentVersionTests(PostgresFixture fixture) : ContentVersionTests<PostgresFixture>(fixture);
