using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Tests.Data;

namespace PilotHub.Tests.Recipes;

public sealed class SqliteRecipeRunnerTests(SqliteFixture fixture) : RecipeRunnerTests<SqliteFixture>(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresRecipeRunnerTests(PostgresFixture fixture) : RecipeRunnerTests<PostgresFixture>(fixture), IClassFixture<PostgresFixture>;

/// <summary>A run as a whole: transactions, rehearsals, second runs, and content in all its states.</summary>
public abstract class RecipeRunnerTests<TFixture> : StoreTests<TFixture>
    where TFixture : StoreFixture, new()
{
    private const string Define = """
        { "name": "ContentDefinition",
          "ContentTypes": [
            { "Name": "Note", "DisplayName": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" },
              { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "notes/{{ Model.ContentItem | display_text | slugify }}" } } },
              { "PartName": "Note", "Name": "Note" } ] },
            { "Name": "Other", "DisplayName": "Other" } ],
          "ContentParts": [ { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Text" }, { "FieldName": "NumericField", "Name": "Number" },
            { "FieldName": "ContentPickerField", "Name": "See" }, { "FieldName": "UserPickerField", "Name": "Lead" } ] } ] }
        """;

    protected RecipeRunnerTests(TFixture fixture)
        : base(fixture)
    {
    }

    private static Task<RecipeSite> SiteAsync() => RecipeSite.CreateAsync(new TFixture());

    private static string Note(string id, string text = "t", string more = "") =>
        $$"""{ "ContentItemId": "{{id}}", "ContentType": "Note", "Latest": true, "Published": true, "TitlePart": { "Title": "{{id}}" }, "Note": { "Text": { "Text": "{{text}}" } }{{more}} }""";

    private static string Content(params string[] items) => $$"""{ "name": "Content", "Data": [ {{string.Join(", ", items)}} ] }""";

    [Fact]
    public async Task A_step_that_is_refused_leaves_nothing_and_stops_the_rest_while_earlier_steps_stay()
    {
        await using var site = await SiteAsync();
        var result = await site.RunAsync($$"""
            { "name": "R", "version": "7", "steps": [ {{Define}}, {{Content(Note("a"), Note("b", more: ", \"Nonsense\": {}"))}}, { "name": "Settings", "S": 1 } ] }
            """);
        Assert.Equal((RecipeStepOutcome[])[RecipeStepOutcome.Done, RecipeStepOutcome.Failed, RecipeStepOutcome.NotRun], result.Steps.Select(step => step.Outcome));
        var error = Assert.Single(result.Steps[1].Errors);
        Assert.Equal(("steps[1].Data[1].Nonsense", "part.unknown"), (error.Path, error.Code));
        Assert.Null(await site.Store.FindAsync("a", ContentVersion.Latest, Token));
        Assert.Null(await site.Store.FindDocumentAsync(SiteDocuments.Settings, Token));
        Assert.NotNull((await ContentManager.ReadDefinitionsAsync(site.Store, Token)).Type("Note"));
        Assert.False(result.Succeeded);
        Assert.False(result.NothingDone);
        var run = Assert.Single(await RecipeHistory.ReadAsync(site.Store, Token));
        Assert.Equal(("R", "7", "system", false), (run.Recipe, run.Version, run.By, run.Succeeded));
    }

    [Fact]
    public async Task All_errors_of_a_step_are_told_each_with_its_path()
    {
        await using var site = await SiteAsync();
        await site.RunStepsAsync(Define);
        var errors = await site.RefuseAsync(Content(
            Note("a", more: ", \"Note2\": {}"),
            """{ "ContentItemId": "b", "ContentType": "Nothing" }""",
            """{ "ContentType": "Note" }""",
            """{ "ContentItemId": "c", "ContentType": "Note", "Note": { "Text": "x", "Number": { "Value": "4" }, "Colour": { "Text": "red" }, "See": { "ContentItemIds": [ "lost" ] }, "Lead": { "UserIds": [ "nobody" ] } } }""",
            "5",
            """{ "ContentItemId": "d", "ContentType": "Note", "Latest": "yes", "CreatedUtc": "yesterday" }""",
            """{ "ContentItemId": "e", "ContentType": "Note", "Owner": "nobody" }""",
            """{ "ContentItemId": "f", "ContentType": "Note", "DisplayText": "a\u0000b" }""",
            """{ "ContentItemId": "g", "ContentType": "Note", "DisplayText": "[js: variables('x')]" }""",
            """{ "ContentItemId": "h", "ContentType": "Note", "TitlePart": { "Title": "x" }, "TitlePart": { "Title": "y" } }""",
            Note("i"), Note("i")));
        Assert.Equal((string[])[
            "steps[0].Data[0].Note2", "steps[0].Data[11].ContentItemId", "steps[0].Data[1].ContentType", "steps[0].Data[2].ContentItemId", "steps[0].Data[3].Note.Colour",
            "steps[0].Data[3].Note.Lead.UserIds[0]", "steps[0].Data[3].Note.Number.Value", "steps[0].Data[3].Note.See.ContentItemIds[0]", "steps[0].Data[3].Note.Text",
            "steps[0].Data[4]", "steps[0].Data[5].CreatedUtc", "steps[0].Data[5].Latest", "steps[0].Data[6].Owner", "steps[0].Data[7].DisplayText", "steps[0].Data[8].DisplayText", "steps[0].Data[9].TitlePart",
        ], errors.Select(error => error.Path).Order(StringComparer.Ordinal));
        Assert.Null(await site.Store.FindAsync("i", ContentVersion.Latest, Token));
    }

    [Fact]
    public async Task No_more_than_a_hundred_errors_are_collected()
    {
        await using var site = await SiteAsync();
        await site.RunStepsAsync(Define);
        var errors = await site.RefuseAsync(Content([.. Enumerable.Range(0, 5_000).Select(i => Note($"n{i}", more: ", \"Nonsense\": {}"))]));
        Assert.Equal(RecipeLimits.MaxErrors, errors.Count);
    }

    [Fact]
    public async Task Items_may_name_each_other_whatever_their_order()
    {
        await using var site = await SiteAsync();
        await site.RunStepsAsync($$"""
            {{Define}}, {{Content("""{ "ContentItemId": "a", "ContentType": "Note", "Published": true, "Note": { "See": { "ContentItemIds": [ "b" ] } } }""", Note("b"))}}
            """);
        Assert.NotNull(await site.Store.FindAsync("a", ContentVersion.Published, Token));
    }

    [Fact]
    public async Task A_rehearsal_lets_later_steps_see_what_earlier_ones_did_and_leaves_nothing()
    {
        await using var site = await SiteAsync();
        var before = await site.CountChangesAsync();
        var recipe = $$"""
            { "name": "R", "steps": [ { "name": "Roles", "Roles": [ { "Name": "W", "Permissions": [] } ] }, { "name": "Users", "Users": [ { "UserId": "u", "UserName": "w", "RoleNames": [ "W" ] } ] },
              {{Define}}, {{Content(Note("a", more: ", \"Owner\": \"u\""))}}, {{Content(Note("a", "changed", ", \"Owner\": \"u\""), Note("b"))}} ] }
            """;
        var result = await site.RunAsync(recipe, RecipeSite.Options with { DryRun = true });
        Assert.Empty(result.Steps.SelectMany(step => step.Errors));
        Assert.True(result is { DryRun: true, Succeeded: true, Changed: true });
        Assert.Equal((1, 1), (result.Steps[^1].Created, result.Steps[^1].Updated));
        Assert.Equal(before, await site.CountChangesAsync());
        Assert.Empty(await site.Store.ListRolesAsync(Token));
        Assert.Equal(result.Steps.Select(step => (step.Outcome, step.Created)), (await site.RunAsync(recipe)).Steps.Select(step => (step.Outcome, step.Created)));
    }

    [Fact]
    public async Task A_second_run_writes_no_version_no_change_and_no_audit()
    {
        await using var site = await SiteAsync();
        var steps = $$"""{{Define}}, {{Content(Note("a"), Note("[js: uuid()]"), Note("c", more: ", \"CreatedUtc\": \"[js: new Date().toISOString()]\""))}}""";
        await site.RunStepsAsync(steps);
        var (changes, history) = (await site.CountChangesAsync(), await site.Store.FindHistoryAsync("a", Token));
        site.Fixture.Time.Advance(TimeSpan.FromDays(1));
        var second = await site.RunStepsAsync(steps);
        Assert.All(second.Steps, step => Assert.Equal(RecipeStepOutcome.Unchanged, step.Outcome));
        Assert.Equal(3, second.Steps[1].Unchanged);
        Assert.Equal(changes, await site.CountChangesAsync());
        Assert.Equal(history, await site.Store.FindHistoryAsync("a", Token));
        Assert.Single(await RecipeHistory.ReadAsync(site.Store, Token));
    }

    [Fact]
    public async Task What_somebody_has_changed_since_stays_as_it_is()
    {
        await using var site = await SiteAsync();
        var steps = $"{Define}, {Content(Note("a"))}";
        await site.RunStepsAsync(steps);
        await using (var session = await site.Fixture.Manager.BeginAsync(new(null, "anna", "web"), Token))
        {
            var item = (await site.Store.FindAsync("a", ContentVersion.Latest, Token))!;
            var draft = await session.SaveDraftAsync(item.WithField("Note", "Text", new System.Text.Json.Nodes.JsonObject { ["Text"] = "mine" }), item.ContentItemVersionId, Token);
            await session.PublishAsync("a", draft.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        var second = await site.RunStepsAsync(steps);
        Assert.Equal((RecipeStepOutcome.Unchanged, 1), (second.Steps[1].Outcome, second.Steps[1].Kept));
        Assert.Equal("mine", (await site.Store.FindAsync("a", ContentVersion.Published, Token))!.Text("Note", "Text", "Text"));
        Assert.Equal(1, (await site.RunStepsAsync(Content(Note("a", "newer")))).Steps[0].Updated);
    }

    [Fact]
    public async Task An_older_version_does_not_become_live_again_and_a_version_does_not_change()
    {
        await using var site = await SiteAsync();
        static string Version(string id, string version, string text) => Note(id, text, $", \"ContentItemVersionId\": \"{version}\"");
        await site.RunStepsAsync($"{Define}, {Content(Version("a", "v1", "one"))}, {Content(Version("a", "v2", "two"))}");
        Assert.Equal("version.old", Assert.Single(await site.RefuseAsync(Content(Version("a", "v1", "three")))).Code);
        Assert.Equal("version.immutable", Assert.Single(await site.RefuseAsync(Content(Version("a", "v2", "three")))).Code);
        Assert.Equal("version.foreign", Assert.Single(await site.RefuseAsync(Content(Version("b", "v2", "three")))).Code);
        Assert.Equal("type.changed", Assert.Single(await site.RefuseAsync("""{ "name": "Content", "Data": [ { "ContentItemId": "a", "ContentType": "Other" } ] }""")).Code);
        Assert.Equal("version.old", Assert.Single(await site.RefuseAsync(Content(Version("a", "v1", "one")))).Code);
        Assert.Equal(1, (await site.RunStepsAsync(Content(Note("a", "one")))).Steps[0].Kept);
        Assert.Equal("two", (await site.Store.FindAsync("a", ContentVersion.Published, Token))!.Text("Note", "Text", "Text"));
    }

    [Fact]
    public async Task A_draft_comes_beside_its_published_version_also_within_one_step()
    {
        await using var site = await SiteAsync();
        static string Draft(string title, string path) =>
            $$"""{ "ContentItemId": "a", "ContentType": "Note", "Latest": true, "Published": false, "TitlePart": { "Title": "{{title}}" }, "AutoroutePart": { "Path": "{{path}}" } }""";
        var published = """{ "ContentItemId": "a", "ContentType": "Note", "Latest": false, "Published": true, "TitlePart": { "Title": "A" }, "AutoroutePart": { "Path": "notes/a" } }""";
        // The draft keeps the address that was made from the former title, and one wants an address that is taken meanwhile.
        await site.RunStepsAsync($"{Define}, {Content(published, Draft("B", "notes/a"), Note("b"))}");
        Assert.Equal("notes/a", (await site.Store.FindAsync("a", ContentVersion.Latest, Token))!.Text("AutoroutePart", "Path"));
        await site.RunStepsAsync(Content(Draft("C", "notes/b")));
        Assert.Equal("notes/b", (await site.Store.FindAsync("a", ContentVersion.Latest, Token))!.Text("AutoroutePart", "Path"));
        var route = Assert.Single(await site.Store.FindRoutesAsync(["notes/b"], Token)).Value;
        Assert.Equal("b", route.ContentItemId);
        Assert.Equal("A", (await site.Store.FindAsync("a", ContentVersion.Published, Token))!.DisplayText);
        Assert.Equal("route.taken", Assert.Single(await site.RefuseAsync(Content(Note("d", more: ", \"AutoroutePart\": { \"Path\": \"notes/b\" }")))).Code);
    }

    [Fact]
    public async Task A_lenient_run_lists_what_it_does_not_know_instead_of_refusing_it()
    {
        await using var site = await SiteAsync();
        var steps = $$"""{ "name": "Workflows", "data": [] }, {{Define}}, {{Content(Note("a", more: ", \"WidgetPart\": { \"x\": 1.0 }"))}}, { "name": "Roles", "Roles": [ { "Name": "R", "Colour": "red" } ] }""";
        var strict = await site.RunAsync($$"""{ "name": "R", "steps": [ {{steps}} ] }""");
        Assert.Equal("steps[0].name", Assert.Single(strict.Steps[0].Errors).Path);
        Assert.Contains("There is no step 'Workflows'. There are feature, themes", strict.Steps[0].Errors[0].Message, StringComparison.Ordinal);
        Assert.True(strict.NothingDone);

        var result = await site.RunStepsAsync(steps, RecipeSite.Options with { Lenient = true });
        Assert.Equal((string[])["steps[0].name", "steps[2].Data[0].WidgetPart", "steps[3].Roles[0].Colour"], result.Steps.SelectMany(step => step.Warnings).Select(warning => warning.Path));
        Assert.Equal(RecipeStepOutcome.Skipped, result.Steps[0].Outcome);
        Assert.Equal("1.0", (await site.Store.FindAsync("a", ContentVersion.Published, Token))!.Find("WidgetPart", "x")!.Value.GetRawText());
    }

    [Fact]
    public async Task A_lenient_run_still_refuses_unknown_types_users_and_permissions()
    {
        await using var site = await SiteAsync();
        var lenient = RecipeSite.Options with { Lenient = true };
        await site.RefuseAsync("""{ "name": "Content", "Data": [ { "ContentItemId": "x", "ContentType": "Nothing" } ] }""", lenient);
        await site.RefuseAsync("""{ "name": "Roles", "Roles": [ { "Name": "R", "Permissions": [ "Fly" ] } ] }""", lenient);
        await site.RefuseAsync("""{ "name": "Users", "Users": [ { "UserName": "x", "RoleNames": [ "Nobody" ] } ] }""", lenient);
    }

    [Fact]
    public async Task An_administrator_who_is_about_to_be_made_may_own_content_already()
    {
        await using var site = await SiteAsync();
        var item = Note("a", more: ", \"Owner\": \"[js: parameters('AdminUserId')]\"");
        Assert.Contains("no parameter 'AdminUserId'", Assert.Single(await site.RefuseAsync($"{Define}, {Content(item)}")).Message, StringComparison.Ordinal);
        await site.RunStepsAsync(Content(item), RecipeSite.Options with { Parameters = new Dictionary<string, string> { ["AdminUserId"] = "admin-to-be" } });
        Assert.Equal("admin-to-be", (await site.Store.FindAsync("a", ContentVersion.Published, Token))!.Owner);
    }

    [Fact]
    public async Task Parameters_are_those_of_the_site_where_the_caller_gives_none()
    {
        await using var site = await SiteAsync();
        await site.AddUserAsync("user-2", "second");
        await site.AddUserAsync("user-1", "first");
        await site.RunStepsAsync("""{ "name": "Settings", "SiteName": "Hub" }""");
        await site.RunStepsAsync("""{ "name": "Settings", "P": "[js: parameters('AdminUserId') + parameters('adminusername') + parameters('SiteName')]" }""");
        Assert.Equal("user-1firstHub", (await site.Store.FindDocumentAsync(SiteDocuments.Settings, Token))!.Value.GetProperty("P").GetString());
    }

    [Fact]
    public async Task Progress_is_told_step_by_step()
    {
        await using var site = await SiteAsync();
        var told = new List<RecipeProgress>();
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{ "name": "R", "steps": [ {{Define}}, {{Content([.. Enumerable.Range(0, 1_200).Select(i => Note($"n{i}"))])}} ] }""");
        await site.Runner.RunAsync(new MemoryStream(json), RecipeSite.Options, new Told(told), Token);
        Assert.Equal((int[])[0, 500, 1_000, 1_200], told.Where(progress => progress.StepName == "Content").Select(progress => progress.Entries).Distinct());
        Assert.All(told, progress => Assert.Equal((2, (long)json.Length), (progress.Steps, progress.TotalBytes)));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_run_all_the_same()
    {
        await using var site = await SiteAsync();
        var json = System.Text.Encoding.UTF8.GetBytes("""{ "name": "R", "steps": [ { "name": "Settings", "S": 1 } ] }""");
        using var pipe = new System.IO.Compression.GZipStream(Compress(json), System.IO.Compression.CompressionMode.Decompress);
        Assert.True((await site.Runner.RunAsync(pipe, RecipeSite.Options, null, Token)).Changed);

        static MemoryStream Compress(byte[] bytes)
        {
            var stream = new MemoryStream();
            using (var zip = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
                zip.Write(bytes);
            stream.Position = 0;
            return stream;
        }
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_of_its_step()
    {
        await using var site = await SiteAsync();
        await site.RunStepsAsync(Define);
        var changes = await site.CountChangesAsync();
        using var cancel = new CancellationTokenSource();
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{ "name": "R", "steps": [ {{Content([.. Enumerable.Range(0, 1_200).Select(i => Note($"n{i}"))])}} ] }""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            site.Runner.RunAsync(new MemoryStream(json), RecipeSite.Options, new Cancelling(cancel, at: 500), cancel.Token));
        Assert.Equal(changes, await site.CountChangesAsync());
    }

    [Fact]
    public async Task An_item_too_large_is_refused_with_its_path()
    {
        await using var site = await SiteAsync();
        var errors = await site.RefuseAsync($"{Define}, {Content(Note("a"), Note("b", new string('x', RecipeLimits.MaxItemBytes)), Note("c"))}");
        Assert.Equal(("steps[1].Data[1]", "json.size"), (Assert.Single(errors).Path, errors[0].Code));
    }

    private sealed class Told(List<RecipeProgress> told) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => told.Add(value);
    }

    private sealed class Cancelling(CancellationTokenSource source, int at) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value)
        {
            if (value.Entries >= at)
                source.Cancel();
        }
    }
}
