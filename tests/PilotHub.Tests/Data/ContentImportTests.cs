using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentImportTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private readonly string _id = NewId();

    [Fact]
    public async Task A_new_item_is_created_and_imported_again_unchanged()
    {
        var item = Case(_id, "First", NewId("v"));

        Assert.Equal([ContentImportOutcome.Created], await ImportAsync(item));
        Assert.Equal([ContentImportOutcome.Unchanged], await ImportAsync(item));
        Assert.Equal([ContentImportOutcome.Unchanged], await ImportAsync(item with { ContentItemVersionId = "" }));

        var found = await Store.FindAsync(_id, ContentVersion.Published, Token);
        Assert.Equal((item.ContentItemVersionId, "First"), (found!.ContentItemVersionId, found.DisplayText));
        Assert.Single(await Store.FindHistoryAsync(_id, Token));
    }

    [Fact]
    public async Task Changed_content_becomes_a_new_version_and_what_the_site_had_before_is_kept()
    {
        await ImportAsync(Case(_id, "First"));
        Assert.Equal([ContentImportOutcome.Updated], await ImportAsync(Case(_id, "Second")));

        // An older file: the site has moved on.
        Assert.Equal([ContentImportOutcome.Kept], await ImportAsync(Case(_id, "First")));
        Assert.Equal("Second", (await Store.FindAsync(_id, ContentVersion.Published, Token))!.DisplayText);
        Assert.Equal(2, (await Store.FindHistoryAsync(_id, Token)).Count);
    }

    [Fact]
    public async Task A_removed_item_stays_removed()
    {
        var item = Case(_id, "First");
        await ImportAsync(item);
        await using (var session = await BeginAsync())
        {
            await session.RemoveAsync(_id, (await Store.FindAsync(_id, ContentVersion.Latest, Token))!.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }

        Assert.Equal([ContentImportOutcome.Kept], await ImportAsync(item));
        Assert.Null(await Store.FindAsync(_id, ContentVersion.Latest, Token));
        Assert.Equal([ContentImportOutcome.Created], await ImportAsync(Case(_id, "Anew")));
        Assert.Equal("Anew", (await Store.FindAsync(_id, ContentVersion.Published, Token))!.DisplayText);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_published_version_and_its_draft_come_together_in_either_order(bool draftFirst)
    {
        var published = Case(_id, "Live", NewId("v")) with { Latest = false };
        var draft = Case(_id, "Draft", NewId("v")) with { Published = false };
        ContentItem[] items = draftFirst ? [draft, published] : [published, draft];

        await ImportAsync(items);
        Assert.Equal([ContentImportOutcome.Unchanged, ContentImportOutcome.Unchanged], await ImportAsync(items));

        Assert.Equal("Live", (await Store.FindAsync(_id, ContentVersion.Published, Token))!.DisplayText);
        Assert.Equal("Draft", (await Store.FindAsync(_id, ContentVersion.Latest, Token))!.DisplayText);
    }

    [Fact]
    public async Task Publishing_the_draft_that_the_site_has_makes_no_version()
    {
        await ImportAsync(Case(_id, "First") with { Published = false });
        Assert.Equal([ContentImportOutcome.Updated], await ImportAsync(Case(_id, "First")));

        Assert.Single(await Store.FindHistoryAsync(_id, Token));
        Assert.NotNull(await Store.FindAsync(_id, ContentVersion.Published, Token));
        Assert.Single((await Store.ListAsync(new(["Case"]) { Filters = [new("Case.Stage", ["Idea"])], Take = 1000 }, Token)).Items, item => item.ContentItemId == _id);
    }

    [Fact]
    public async Task An_older_version_is_not_made_live_again()
    {
        var first = Case(_id, "First", NewId("v"));
        await ImportAsync(first);
        await ImportAsync(Case(_id, "Second", NewId("v")));

        await AssertRefusedAsync("version.old", Case(_id, "First, edited", first.ContentItemVersionId));
    }

    [Fact]
    public async Task A_version_does_not_change()
    {
        var first = Case(_id, "First", NewId("v"));
        await ImportAsync(first);

        await AssertRefusedAsync("version.immutable", Case(_id, "Edited", first.ContentItemVersionId));
    }

    [Fact]
    public async Task A_version_of_another_item_is_refused()
    {
        var first = Case(_id, "First", NewId("v"));
        await ImportAsync(first);

        await AssertRefusedAsync("version.foreign", Case(NewId(), "Other", first.ContentItemVersionId));
    }

    [Fact]
    public async Task Two_items_of_a_step_cannot_claim_one_version()
    {
        var version = NewId("v");
        await AssertRefusedAsync("version.twice", Case(_id, "First", version), Case(NewId(), "Second", version));
        await AssertRefusedAsync("version.twice", Case(_id, "Live", version) with { Latest = false }, Case(_id, "Draft", version) with { Published = false });
    }

    [Fact]
    public async Task An_item_is_in_a_step_once()
    {
        await AssertRefusedAsync("item.twice", Case(_id, "First"), Case(_id, "Second"));
    }

    [Fact]
    public async Task Two_items_of_a_step_cannot_choose_one_address_and_share_a_title_without_it()
    {
        var other = NewId();
        var path = JsonElement.Parse($$"""{ "TitlePart": { "Title": "A" }, "AutoroutePart": { "Path": "chosen-{{_id}}" }, "Case": { "Stage": { "Text": "Idea" } } }""");
        await AssertRefusedAsync("route.taken", Case(_id, "A") with { Content = path }, Case(other, "A") with { Content = path });

        await ImportAsync(Case(_id, "Same " + _id), Case(other, "Same " + _id));
        var heads = await Store.FindHeadsAsync([_id, other], Token);
        Assert.Equal(("case/same-" + _id, $"case/same-{_id}-2"), (heads[_id].Path, heads[other].Path));
    }

    [Fact]
    public async Task A_refused_item_names_its_place_and_nothing_is_written()
    {
        await using var session = await BeginAsync();
        var import = session.Import(new());
        await import.AddAsync([new(Case(_id, "Good"), "Data[0]"), new(Case(NewId(), "Bad", stage: "Nowhere"), "Data[1]")], Token);
        var error = Assert.Single(await import.CompleteAsync(Token));

        Assert.Equal(("Data[1].Case.Stage.Text", "option"), (error.Path, error.Code));
        Assert.Null(await session.Transaction.FindAsync(_id, ContentVersion.Latest, Token));
    }

    [Fact]
    public async Task A_draft_is_saved_published_changed_and_unpublished()
    {
        ContentItem draft;
        await using (var session = await BeginAsync())
        {
            draft = await session.SaveDraftAsync(Case(_id, "First " + _id) with { Latest = false, Published = false }, null, Token);
            await session.CommitAsync(Token);
        }
        Assert.Null(await Store.FindAsync(_id, ContentVersion.Published, Token));
        await using (var session = await BeginAsync())
        {
            await session.PublishAsync(_id, draft.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        var first = $"case/first-{_id}";
        Assert.Equal(first, (await Store.FindHeadsAsync([_id], Token))[_id].Path);
        await using (var session = await BeginAsync())
        {
            var published = (await session.Transaction.FindAsync(_id, ContentVersion.Published, Token))!;
            draft = await session.SaveDraftAsync(Retitle(published, "Second " + _id), published.ContentItemVersionId, Token);
            Assert.Equal(first, (await session.Transaction.FindHeadsAsync([_id], Token))[_id].Path);
            await session.PublishAsync(_id, draft.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        var routes = await Store.FindRoutesAsync([first, $"case/second-{_id}"], Token);
        Assert.Equal((false, true), (routes[first].Current, routes[$"case/second-{_id}"].Current));
        await using (var session = await BeginAsync())
        {
            await Assert.ThrowsAsync<ContentConflictException>(() => session.UnpublishAsync(_id, "another", Token));
            await session.UnpublishAsync(_id, draft.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        Assert.Null(await Store.FindAsync(_id, ContentVersion.Published, Token));
        Assert.Equal("Second " + _id, (await Store.FindAsync(_id, ContentVersion.Latest, Token))!.DisplayText);
    }

    private static ContentItem Retitle(ContentItem item, string title) =>
        item.WithPart("TitlePart", new System.Text.Json.Nodes.JsonObject { ["Title"] = title });

    private static ContentItem Case(string id, string title, string version = "", string stage = "Idea") => new()
    {
        ContentItemId = id,
        ContentItemVersionId = version,
        ContentType = "Case",
        Latest = true,
        Published = true,
        Content = JsonElement.Parse($$"""{ "TitlePart": { "Title": "{{title}}" }, "Case": { "Stage": { "Text": "{{stage}}" } } }"""),
    };

    private async Task<ContentSession> BeginAsync()
    {
        var session = await Fixture.Manager.BeginAsync(Actor with { UserId = null }, Token);
        if (session.Definitions.Type("Case") is null)
        {
            var errors = new List<ContentError>();
            await session.WriteDefinitionsAsync(ContentDefinitionsJson.Read(CaseDefinitions.Json, ContentDefinitions.Empty, replace: true, errors), Token);
            Assert.Empty(errors);
        }
        return session;
    }

    private async Task<List<ContentImportOutcome>> ImportAsync(params ContentItem[] items)
    {
        await using var session = await BeginAsync();
        var import = session.Import(new());
        var results = await import.AddAsync([.. items.Select((item, i) => new ContentImportEntry(item, $"Data[{i}]"))], Token);
        Assert.Empty(await import.CompleteAsync(Token));
        await session.CommitAsync(Token);
        return [.. results.Select(result => result.Outcome)];
    }

    private async Task AssertRefusedAsync(string code, params ContentItem[] items)
    {
        await using var session = await BeginAsync();
        var import = session.Import(new());
        await import.AddAsync([.. items.Select((item, i) => new ContentImportEntry(item, $"Data[{i}]"))], Token);
        Assert.Equal(code, Assert.Single(await import.CompleteAsync(Token)).Code);
    }
}

public sealed class SqliteContentImportTests(SqliteFixture fixture) : ContentImportTests<SqliteFixture>(fixture);

public sealed class PostgresContentImportTests(PostgresFixture fixture) : ContentImportTests<PostgresFixture>(fixture);
