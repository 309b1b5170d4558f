using System.Text;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Recipes;

namespace PilotHub.Tests.Recipes;

/// <summary>What each kind of step does, and what it refuses.</summary>
public sealed class RecipeStepTests(RecipeStepTests.Site fixture) : IClassFixture<RecipeStepTests.Site>
{
    private RecipeSite Recipes => fixture.Recipes;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<string> DocumentAsync(string name) => (await Recipes.Store.FindDocumentAsync(name, Token))?.GetRawText() ?? "";

    private static void AssertRefused(IReadOnlyList<ContentError> errors, params (string Path, string Part)[] expected)
    {
        foreach (var (path, part) in expected)
            Assert.Contains(errors, error => error.Path == path && error.Message.Contains(part, StringComparison.Ordinal));
        Assert.Equal(expected.Length, errors.Count);
    }

    [Fact]
    public async Task Features_are_kept_and_bring_the_types_that_come_with_them()
    {
        var result = await Recipes.RunStepsAsync("""{ "name": "FEATURE", "enable": [ "OrchardCore.Menu", "TheAdmin", "My_Module.X1" ] }""");
        Assert.Equal((RecipeStepOutcome.Done, 3), (result.Steps[0].Outcome, result.Steps[0].Created));
        Assert.NotNull((await ContentManager.ReadDefinitionsAsync(Recipes.Store, Token)).Type("LinkMenuItem"));
        Assert.Contains("TheAdmin", await DocumentAsync(SiteDocuments.Features), StringComparison.Ordinal);
        await Recipes.RunStepsAsync("""{ "name": "feature", "disable": [ "TheAdmin" ] }""");
        Assert.DoesNotContain("TheAdmin", await DocumentAsync(SiteDocuments.Features), StringComparison.Ordinal);
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "feature", "enable": [ "Orchard Core", "a..b", "" ], "enabled": [] }"""),
            ("steps[0].enable", "'Orchard Core'"), ("steps[0].enable", "'a..b'"), ("steps[0].enable", "''"), ("steps[0].enabled", "enable, disable"));
    }

    [Fact]
    public async Task Themes_are_kept()
    {
        Assert.Equal(2, (await Recipes.RunStepsAsync("""{ "name": "themes", "site": "TheTheme", "admin": "TheAdmin" }""")).Steps[0].Created);
        Assert.False((await Recipes.RunStepsAsync("""{ "name": "themes", "site": "TheTheme" }""")).Changed);
        Assert.Equal(1, (await Recipes.RunStepsAsync("""{ "name": "themes", "site": "TheBlogTheme" }""")).Steps[0].Updated);
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "themes", "site": 4 }"""), ("steps[0].site", "Must be a text, not 4"));
    }

    [Fact]
    public async Task Settings_replace_each_section_that_is_named_and_no_other()
    {
        await Recipes.RunStepsAsync("""{ "name": "settings", "SiteName": "Hub", "A": { "x": 1, "y": 2 }, "B": [ 1.50 ] }""");
        var result = await Recipes.RunStepsAsync("""{ "name": "Settings", "A": { "x": 3 }, "B": [ 1.5 ] }""");
        Assert.Equal((0, 1, 1), (result.Steps[0].Created, result.Steps[0].Updated, result.Steps[0].Unchanged));
        var document = await Recipes.Store.FindDocumentAsync(SiteDocuments.Settings, Token);
        Assert.Equal("""{"x":3}""", document!.Value.GetProperty("A").GetRawText());
        Assert.Equal("Hub", document.Value.GetProperty("SiteName").GetString());
    }

    [Fact]
    public async Task A_section_without_a_value_is_the_same_on_a_second_run()
    {
        const string step = """{ "name": "Settings", "Nothing": null, "List": [ null ] }""";
        Assert.Equal(2, (await Recipes.RunStepsAsync(step)).Steps[0].Created);
        Assert.False((await Recipes.RunStepsAsync(step)).Changed);
    }

    [Fact]
    public async Task PilotHubs_own_settings_are_checked()
    {
        await Recipes.RunStepsAsync("""
            { "name": "Settings", "PilotHubSettings": { "Tagline": { "en": "E", "de": "D" }, "Accent": "#1F5f5b", "Logo": "", "Contact": "pilots@example.org", "DefaultCulture": "en",
              "Cultures": [ "en", "de" ], "Currency": "CHF", "ReviewMonths": 60, "Roadmap": { "kept": true } } }
            """);
        AssertRefused(await Recipes.RefuseAsync("""
            { "name": "Settings", "SiteName": " ", "PilotHubSettings": { "Tagline": "text", "Accent": "#fff", "Logo": 1, "Contact": "the team", "DefaultCulture": "fr",
              "Cultures": [ "en", "english" ], "Currency": "Euro", "ReviewMonths": 0 } }
            """),
            ("steps[0].SiteName", "name must be a text"), ("steps[0].PilotHubSettings.Tagline", "one text a language"), ("steps[0].PilotHubSettings.Accent", "'#fff'"),
            ("steps[0].PilotHubSettings.Logo", "Must be a text"), ("steps[0].PilotHubSettings.Contact", "'the team'"), ("steps[0].PilotHubSettings.Cultures", "'english'"), ("steps[0].PilotHubSettings.DefaultCulture", "not among"),
            ("steps[0].PilotHubSettings.Currency", "'Euro'"), ("steps[0].PilotHubSettings.ReviewMonths", "from 1 to 60"));
    }

    [Fact]
    public async Task Roles_get_exactly_the_permissions_that_the_step_gives_them()
    {
        await Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Writer", "Description": "D", "Permissions": [ "ViewContent", "Publish_PilotCase", "QueryLuceneCasesIndex", "ExecuteApi_X" ] } ] }""");
        await Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "writer", "Permissions": [ "EditContent" ] } ] }""");
        var role = Assert.Single(await Recipes.Store.ListRolesAsync(Token), role => role.Name == "Writer");
        Assert.Equal(("D", "EditContent"), (role.Description, Assert.Single(role.Permissions)));
        await Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Writer", "PermissionBehavior": "Add", "Permissions": [ "ViewContent" ] } ] }""");
        await Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Writer", "PermissionBehavior": "Remove", "Permissions": [ "EditContent" ] } ] }""");
        Assert.Equal("ViewContent", Assert.Single((await Recipes.Store.ListRolesAsync(Token)).Single(role => role.Name == "Writer").Permissions));
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "Roles", "Roles": [ { "Name": "R", "Permissions": [ "ViewContents", "Fly", "Publish_" ] }, { "Name": "r" }, { "Description": "x" } ] }"""),
            ("steps[0].Roles[0].Permissions", "Is 'ViewContent' meant?"), ("steps[0].Roles[0].Permissions", "'Fly'"), ("steps[0].Roles[0].Permissions", "'Publish_'"),
            ("steps[0].Roles[1].Name", "twice"), ("steps[0].Roles[2].Name", "Is missing"));
    }

    [Fact]
    public async Task Users_keep_their_password_and_their_sessions()
    {
        await Recipes.AddUserAsync("user-keeps", "keeper", "Writer2");
        const string step = """
            { "name": "Users", "Users": [ { "UserId": "user-keeps", "UserName": "keeper", "DisplayName": "K", "Email": "k@example.test", "EmailConfirmed": true,
              "IsEnabled": true, "PasswordHash": "stolen", "SecurityStamp": "[js: uuid()]", "RoleNames": [ "writer2" ] } ] }
            """;
        Assert.Equal(1, (await Recipes.RunStepsAsync(step)).Steps[0].Updated);
        Assert.False((await Recipes.RunStepsAsync(step)).Changed);
        var user = Assert.Single(await Recipes.Store.FindUsersAsync(["user-keeps"], Token));
        Assert.Equal(("hash", "stamp", "K", "k@example.test"), (user.PasswordHash, user.SecurityStamp, user.DisplayName, user.Email));
        Assert.Equal("Writer2", Assert.Single(user.RoleNames));
    }

    [Fact]
    public async Task A_new_user_gets_a_security_stamp_that_no_file_tells()
    {
        const string step = """{ "name": "Users", "Users": [ { "UserName": "newcomer", "SecurityStamp": "known" } ] }""";
        await Recipes.RunStepsAsync(step);
        Assert.False((await Recipes.RunStepsAsync(step)).Changed);
        var user = Assert.Single(await Recipes.Store.ListUsersAsync(Token), user => user.UserName == "newcomer");
        Assert.NotEqual("known", user.SecurityStamp);
        Assert.True(user.SecurityStamp.Length >= 32);
        Assert.True(ContentItemIds.IsValid(user.UserId));
    }

    [Fact]
    public async Task Users_that_cannot_be_are_refused()
    {
        await Recipes.AddUserAsync("user-taken", "taken", "Writer3");
        AssertRefused(await Recipes.RefuseAsync("""
            { "name": "Users", "Users": [ { "UserId": "u1", "UserName": "a", "RoleNames": [ "Nobody" ] }, { "UserId": "u 2", "UserName": "b" }, { "UserId": "u3", "UserName": "TAKEN" },
              { "UserId": "u4", "UserName": "A", "Email": "no mail" }, { "UserId": "u5", "UserName": "" }, { "UserId": "u6", "UserName": "c", "Roles": [] } ] }
            """),
            ("steps[0].Users[0].RoleNames", "no role 'Nobody'"), ("steps[0].Users[1].UserId", "'u 2'"), ("steps[0].Users[2].UserName", "user-taken"),
            ("steps[0].Users[3]", "twice"), ("steps[0].Users[3].Email", "'no mail'"), ("steps[0].Users[4].UserName", "missing"), ("steps[0].Users[5].Roles", "RoleNames"));
    }

    [Fact]
    public async Task A_definition_is_merged_or_put_in_the_place_of_the_one_that_is_there()
    {
        await Recipes.RunStepsAsync("""
            { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Memo", "DisplayName": "Memo", "ContentTypePartDefinitionRecords": [ { "PartName": "Memo", "Name": "Memo" } ] } ],
              "ContentParts": [ { "Name": "Memo", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "A" }, { "FieldName": "TextField", "Name": "B" } ] } ] }
            """);
        var merged = await Recipes.RunStepsAsync("""{ "name": "ContentDefinition", "ContentParts": [ { "Name": "Memo", "ContentPartFieldDefinitionRecords": [ { "FieldName": "NumericField", "Name": "C" } ] } ] }""");
        Assert.Equal((0, 1), (merged.Steps[0].Created, merged.Steps[0].Updated));
        Assert.Equal((string[])["A", "B", "C"], (await ContentManager.ReadDefinitionsAsync(Recipes.Store, Token)).Part("Memo")!.Fields.Select(field => field.Name));
        var replaced = await Recipes.RunStepsAsync("""{ "name": "ReplaceContentDefinition", "ContentParts": [ { "Name": "Memo", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "B" } ] } ] }""");
        Assert.Equal((string[])["'A'", "'C'"], replaced.Steps[0].Warnings.Select(warning => warning.Message.Split(' ')[^1].TrimEnd('.')));
        AssertRefused(await Recipes.RefuseAsync("""
            { "name": "ContentDefinition", "ContentTypes": [ { "Name": "X", "ContentTypePartDefinitionRecords": [ { "PartName": 4 }, { "PartName": "Missing" } ] }, 5 ],
              "ContentParts": [ { "Name": "Y", "ContentPartFieldDefinitionRecords": [ { "FieldName": "VideoField", "Name": "V" } ] } ] }
            """),
            ("steps[0].ContentTypes[0].ContentTypePartDefinitionRecords[0].PartName", "not a technical name"), ("steps[0].ContentTypes[0].ContentTypePartDefinitionRecords[1].PartName", "no part 'Missing'"),
            ("steps[0].ContentTypes[1]", "object"), ("steps[0].ContentParts[0].ContentPartFieldDefinitionRecords[0].FieldName", "'VideoField'"));
    }

    [Fact]
    public async Task A_type_is_deleted_only_when_nothing_is_of_it()
    {
        const string define = """{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Old", "ContentTypePartDefinitionRecords": [ { "PartName": "Old", "Name": "Old" } ] } ], "ContentParts": [ { "Name": "Old" } ] }""";
        const string delete = """{ "name": "DeleteContentDefinition", "ContentTypes": [ "Old" ], "ContentParts": [ "Old" ] }""";
        await Recipes.RunStepsAsync(define);
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "DeleteContentDefinition", "ContentParts": [ "Old" ] }"""), ("steps[0].ContentParts", "the type 'Old' has it"));
        Assert.Equal(2, (await Recipes.RunStepsAsync(delete)).Steps[0].Updated);
        Assert.False((await Recipes.RunStepsAsync(delete)).Changed);
        await Recipes.RunStepsAsync(define + """, { "name": "Content", "Data": [ { "ContentItemId": "old-1", "ContentType": "Old", "DisplayText": "O" } ] }""");
        AssertRefused(await Recipes.RefuseAsync(delete), ("steps[0].ContentTypes", "there are 1 items of it"));
    }

    [Fact]
    public async Task Indexes_are_kept_in_one_shape_whichever_step_brings_them()
    {
        await fixture.DefineNoteAsync();
        await Recipes.RunStepsAsync("""{ "name": "lucene-index", "Indices": [ { "Notes": { "AnalyzerName": "standardanalyzer", "IndexLatest": false, "IndexedContentTypes": [ "Note" ], "Culture": "any", "StoreSourceData": false } } ] }""");
        var same = await Recipes.RunStepsAsync("""
            { "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Id": "x", "Name": "Notes", "IndexName": "Notes", "ProviderName": "Lucene", "Type": "Content", "Properties": {
              "ContentIndexMetadata": { "IndexLatest": false, "IndexedContentTypes": [ "Note" ], "Culture": "any" }, "LuceneIndexMetadata": { "AnalyzerName": "standardanalyzer", "StoreSourceData": false } } } ] }
            """);
        Assert.Equal(RecipeStepOutcome.Unchanged, same.Steps[0].Outcome);
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "lucene-index", "Indices": [ { "A B": { "IndexedContentTypes": [ "Nothing" ], "Analyser": "x" } }, { "C": {} }, { "D": 1 } ] }"""),
            ("steps[0].Indices[0].A B", "cannot be the name"), ("steps[0].Indices[0].A B.IndexedContentTypes", "'Nothing'"), ("steps[0].Indices[0].A B.Analyser", "AnalyzerName"),
            ("steps[0].Indices[1].C.IndexedContentTypes", "at least one"), ("steps[0].Indices[2].D", "object"));
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Name": "E", "ProviderName": "Elasticsearch", "Properties": { "ContentIndexMetadata": { "IndexedContentTypes": [ "Note" ] } } } ] }"""),
            ("steps[0].indexes[0].ProviderName", "Elasticsearch"));
    }

    [Fact]
    public async Task Restarting_an_index_is_skipped_and_one_that_is_not_there_refused()
    {
        await fixture.DefineNoteAsync();
        await Recipes.RunStepsAsync("""{ "name": "lucene-index", "Indices": [ { "Restarted": { "IndexedContentTypes": [ "Note" ] } } ] }""");
        foreach (var step in (string[])["lucene-index-reset", "lucene-index-rebuild"])
        {
            Assert.Equal(RecipeStepOutcome.Skipped, (await Recipes.RunStepsAsync($$"""{ "name": "{{step}}", "Indices": [ "Restarted" ] }""")).Steps[0].Outcome);
            AssertRefused(await Recipes.RefuseAsync($$"""{ "name": "{{step}}", "Indices": [ "Lost" ] }"""), ("steps[0].Indices", "no index 'Lost'"));
        }
    }

    [Fact]
    public async Task Queries_are_kept_and_need_their_index()
    {
        await fixture.DefineNoteAsync();
        await Recipes.RunStepsAsync("""{ "name": "lucene-index", "Indices": [ { "ForQueries": { "IndexedContentTypes": [ "Note" ] } } ] }""");
        const string step = """{ "name": "Queries", "Queries": [ { "Source": "Lucene", "Name": "Q", "Index": "ForQueries", "Template": "{{ x }}", "ReturnContentItems": true, "Other": [1] } ] }""";
        await Recipes.RunStepsAsync(step);
        Assert.False((await Recipes.RunStepsAsync(step)).Changed);
        Assert.Contains("\"Other\":[1]", await DocumentAsync(SiteDocuments.Queries), StringComparison.Ordinal);
        AssertRefused(await Recipes.RefuseAsync("""{ "name": "Queries", "Queries": [ { "Source": "Lucene", "Name": "R", "Index": "Lost" }, { "Name": "S", "ReturnContentItems": "yes" } ] }"""),
            ("steps[0].Queries[0].Template", "missing"), ("steps[0].Queries[0].Index", "'Lost'"), ("steps[0].Queries[1].Source", "missing"), ("steps[0].Queries[1].ReturnContentItems", "true or false"));
    }

    [Fact]
    public async Task Liquid_templates_are_skipped_and_said_to_be()
    {
        var step = (await Recipes.RunStepsAsync("""{ "name": "Templates", "Templates": { "Content_Summary__PilotCase": { "Content": "{{ x }}" } } }""")).Steps[0];
        Assert.Equal(RecipeStepOutcome.Skipped, step.Outcome);
        Assert.NotEmpty(step.Messages);
    }

    [Fact]
    public async Task Files_come_as_Base64_or_from_beside_the_recipe()
    {
        var folder = Directory.CreateTempSubdirectory("pilothub-media");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "b.txt"), "beside");
            var path = Path.Combine(folder.FullName, "files.recipe.json");
            File.WriteAllText(path, """{ "name": "F", "steps": [ { "name": "media", "Files": [ { "TargetPath": "m/a.txt", "Base64": "YQ==" }, { "TargetPath": "m/b.txt", "SourcePath": "b.txt" } ] } ] }""");

            Assert.Equal(2, (await Recipes.Runner.RunFileAsync(path, RecipeSite.Options with { DryRun = true }, null, Token)).Steps[0].Created);
            Assert.Null(await Recipes.Media.OpenAsync("m/a.txt", Token));
            Assert.Equal(2, (await Recipes.Runner.RunFileAsync(path, RecipeSite.Options, null, Token)).Steps[0].Created);
            Assert.False((await Recipes.Runner.RunFileAsync(path, RecipeSite.Options, null, Token)).Changed);
            await using var file = await Recipes.Media.OpenAsync("m/b.txt", Token);
            Assert.Equal("beside", await new StreamReader(file!).ReadToEndAsync(Token));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Files_that_cannot_be_are_refused_and_none_is_stored()
    {
        AssertRefused(await Recipes.RefuseAsync("""
            { "name": "media", "Files": [ { "TargetPath": "n/ok.txt", "Base64": "YQ==" }, { "TargetPath": "../up.txt", "Base64": "YQ==" }, { "TargetPath": "n/x", "Base64": "%" },
              { "TargetPath": "n/y", "SourcePath": "/etc/hostname" }, { "TargetPath": "n/OK.txt", "Base64": "Yg==" }, { "TargetPath": "n/z" }, { "TargetPath": "n/w", "SourceUrl": "https://example.test" }, 4 ] }
            """),
            ("steps[0].Files[1].TargetPath", "'../up.txt'"), ("steps[0].Files[2].Base64", "not Base64"), ("steps[0].Files[3].SourcePath", "no folder"), ("steps[0].Files[4].TargetPath", "twice"),
            ("steps[0].Files[5]", "needs its content"), ("steps[0].Files[6].SourceUrl", "TargetPath"), ("steps[0].Files[6]", "needs its content"), ("steps[0].Files[7]", "object"));
        Assert.Null(await Recipes.Media.OpenAsync("n/ok.txt", Token));
    }

    [Fact]
    public async Task Other_recipes_run_after_the_step_that_names_them()
    {
        var folder = Directory.CreateTempSubdirectory("pilothub-recipes");
        try
        {
            Write("inner", """{ "name": "Inner", "variables": { "v": "inner" }, "steps": [ { "name": "Settings", "S": "[js: variables('v')]" } ] }""");
            Write("outer", """{ "name": "Outer", "variables": { "v": "outer" }, "steps": [ { "name": "recipes", "Values": [ { "executionid": "x", "name": "Inner" } ] }, { "name": "Settings", "T": "[js: variables('v')]" } ] }""");
            Write("a", """{ "name": "A", "steps": [ { "name": "recipes", "Values": [ { "executionid": "x", "name": "B" } ] } ] }""");
            Write("b", """{ "name": "B", "steps": [ { "name": "recipes", "Values": [ { "name": "a" } ] } ] }""");
            Write("broken", "{");
            await using var site = await RecipeSite.CreateAsync(folder.FullName);

            var result = await site.Runner.RunFileAsync(Path.Combine(folder.FullName, "outer.recipe.json"), RecipeSite.Options, null, Token);
            Assert.Equal((string[])["Outer recipes Unchanged", "Inner Settings Done", "Outer Settings Done"], result.Steps.Select(step => $"{step.Recipe} {step.Name} {step.Outcome}"));
            Assert.Equal("""{"S":"inner","T":"outer"}""", (await site.Store.FindDocumentAsync(SiteDocuments.Settings, Token))!.Value.GetRawText());

            var cycle = await site.Runner.RunFileAsync(Path.Combine(folder.FullName, "a.recipe.json"), RecipeSite.Options, null, Token);
            Assert.Contains("a.recipe.json → b.recipe.json → a.recipe.json", cycle.Steps[^1].Errors[0].Message, StringComparison.Ordinal);
            Assert.False(cycle.Succeeded);

            var unknown = await site.RefuseAsync("""{ "name": "recipes", "Values": [ { "name": "Nobody" }, { "name": "broken" } ] }""");
            Assert.Equal((string[])["steps[0].Values[0].name", "steps[0].Values[1].name"], unknown.Select(error => error.Path));
            Assert.Contains("There are A, B, Inner, Outer", unknown[0].Message, StringComparison.Ordinal);

            var entries = await new RecipeCatalog(folder.FullName, Path.Combine(folder.FullName, "missing")).ListAsync(Token);
            Assert.Equal((string[])["A", "B", "broken", "Inner", "Outer"], entries.Select(entry => entry.Descriptor.Name));
            Assert.Equal("json.syntax", Assert.Single(entries, entry => entry.Error is not null).Error!.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Write(string name, string json) => File.WriteAllText(Path.Combine(folder.FullName, name + ".recipe.json"), json, Encoding.UTF8);
    }

    public sealed class Site : IAsyncLifetime
    {
        internal RecipeSite Recipes { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Recipes = await RecipeSite.CreateAsync();

        public ValueTask DisposeAsync() => Recipes.DisposeAsync();

        internal Task DefineNoteAsync() => Recipes.RunStepsAsync("""{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note" } ] }""");
    }
}
