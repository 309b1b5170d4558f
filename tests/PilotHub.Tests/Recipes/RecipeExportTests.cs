using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Recipes.Export;

namespace PilotHub.Tests.Recipes;

public sealed class RecipeExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private const string Site = """
        { "name": "feature", "enable": [ "OrchardCore.Taxonomies", "TheAdmin" ] },
        { "name": "themes", "site": "TheTheme", "admin": "TheAdmin" },
        { "name": "Roles", "Roles": [ { "Name": "Writer", "Description": "[note: text]", "Permissions": [ "EditContent", "ViewContent" ] }, { "Name": "Administrator", "Permissions": [] } ] },
        { "name": "Users", "Users": [ { "UserId": "u-2", "UserName": "zoe", "DisplayName": "Zoë", "Email": "z@example.test", "PasswordHash": "secret-hash", "Culture": "de", "RoleNames": [ "Writer", "Administrator" ] },
          { "UserId": "u-1", "UserName": "anna", "IsEnabled": false } ] },
        { "name": "ContentDefinition",
          "ContentTypes": [
            { "Name": "Area", "DisplayName": "Area", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" } ] },
            { "Name": "Step", "DisplayName": "Step", "ContentTypePartDefinitionRecords": [ { "PartName": "Step", "Name": "Step" } ] },
            { "Name": "Note", "DisplayName": "[js: type]", "Settings": { "ContentTypeSettings": { "Draftable": true }, "Unknown": { "x": 1.0, "y": null } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" },
                { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "notes/{{ Model.ContentItem | display_text | slugify }}" } } },
                { "PartName": "BagPart", "Name": "Steps", "Settings": { "BagPartSettings": { "ContainedContentTypes": [ "Step" ] } } },
                { "PartName": "Note", "Name": "Note" } ] } ],
          "ContentParts": [
            { "Name": "Step", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "What" } ] },
            { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Text" }, { "FieldName": "NumericField", "Name": "Number" },
              { "FieldName": "TaxonomyField", "Name": "Area", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "tax" } } },
              { "FieldName": "UserPickerField", "Name": "Lead" } ] } ] },
        { "name": "lucene-index", "Indices": [ { "Notes": { "IndexedContentTypes": [ "Note" ], "Culture": "any" } } ] },
        { "name": "Settings", "SiteName": "Hub", "Other": { "Script": "[js: '[js: 1]']", "Number": 1.50 } },
        { "name": "Queries", "Queries": [ { "Source": "Lucene", "Name": "Q", "Index": "Notes", "Template": "{}", "Schema": "" } ] },
        { "name": "media", "Files": [ { "TargetPath": "a/b.txt", "Base64": "YQ==" } ] },
        { "name": "Content", "Data": [
          { "ContentItemId": "tax", "ContentItemVersionId": "tax-v", "ContentType": "Taxonomy", "Published": true, "Latest": true, "TitlePart": { "Title": "Areas" },
            "TaxonomyPart": { "TermContentType": "Area", "Terms": [ { "ContentItemId": "t1", "ContentType": "Area", "DisplayText": "One" } ] } },
          { "ContentItemId": "n1", "ContentType": "Note", "Published": true, "Latest": true, "Owner": "u-1", "Author": "anna", "TitlePart": { "Title": "Eins" }, "Strange": 1,
            "Steps": { "ContentItems": [ { "ContentType": "Step", "Step": { "What": { "Text": "[js: uuid]" } } } ] },
            "Note": { "Text": { "Text": "x" }, "Number": { "Value": 1.50 }, "Area": { "TaxonomyContentItemId": "tax", "TermContentItemIds": [ "t1" ] }, "Lead": { "UserIds": [ "u-2" ] } } },
          { "ContentItemId": "n2", "ContentType": "Note", "TitlePart": { "Title": "Draft only" } } ] },
        { "name": "Content", "Data": [ { "ContentItemId": "n1", "ContentType": "Note", "Latest": true, "TitlePart": { "Title": "Zwei" } } ] }
        """;

    [Fact]
    public async Task A_whole_site_comes_back_on_an_empty_one_and_is_exported_the_same()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Site.Replace("[js: type]", "[js: '[js: ty' + 'pe]']", StringComparison.Ordinal)
            .Replace("[js: uuid]", "[js: '[js: uuid]']", StringComparison.Ordinal), RecipeSite.Options with { Lenient = true });
        var export = await site.ExportAsync();

        await using var other = await RecipeSite.CreateAsync();
        var result = await other.RunAsync(export, RecipeSite.Options with { Lenient = true });
        Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
        Assert.Equal(export, await other.ExportAsync());
        Assert.False((await other.RunAsync(export, RecipeSite.Options with { Lenient = true })).Changed);
        Assert.False((await site.RunAsync(export, RecipeSite.Options with { Lenient = true })).Changed);

        var settings = (await other.Store.FindDocumentAsync(SiteDocuments.Settings, Token))!.Value;
        Assert.Equal("[js: 1]", settings.GetProperty("Other").GetProperty("Script").GetString());
        Assert.Equal("[js: type]", (await ContentManager.ReadDefinitionsAsync(other.Store, Token)).Type("Note")!.DisplayName);
        Assert.Equal("[note: text]", (await other.Store.ListRolesAsync(Token)).Single(role => role.Name == "Writer").Description);
        var published = (await other.Store.FindAsync("n1", ContentVersion.Published, Token))!;
        Assert.Equal("[js: uuid]", published.Bag("Steps")[0].Text("Step", "What", "Text"));
        Assert.Equal(("Eins", "notes/eins"), (published.DisplayText, published.Text("AutoroutePart", "Path")));
        Assert.Equal("Zwei", (await other.Store.FindAsync("n1", ContentVersion.Latest, Token))!.DisplayText);
        Assert.Null(await other.Store.FindAsync("n2", ContentVersion.Published, Token));
        Assert.Equal(published, (await site.Store.FindAsync("n1", ContentVersion.Published, Token))! with { Content = published.Content });
    }

    [Fact]
    public async Task An_export_reads_well_and_orders_its_steps_by_what_they_need()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Site.Replace("[js: type]", "Note", StringComparison.Ordinal).Replace("[js: uuid]", "x", StringComparison.Ordinal), RecipeSite.Options with { Lenient = true });
        var export = await site.ExportAsync();
        var recipe = JsonNode.Parse(export)!;
        Assert.Equal((string[])["feature", "themes", "Roles", "Users", "ContentDefinition", "lucene-index", "Settings", "Queries", "media", "Content", "Content"],
            recipe["steps"]!.AsArray().Select(step => step!["name"]!.GetValue<string>()));
        Assert.Equal((string[])["tax", "n1", "n2"], recipe["steps"]![9]!["Data"]!.AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>()));
        Assert.Equal("n1", Assert.Single(recipe["steps"]![10]!["Data"]!.AsArray())!["ContentItemId"]!.GetValue<string>());
        Assert.Contains("\n  \"steps\": [\n    {\n      \"name\": \"feature\",\n", export, StringComparison.Ordinal);
        Assert.Contains("\"DisplayName\": \"Zoë\"", export, StringComparison.Ordinal);
        Assert.Contains("\"Value\": 1.50\n", export, StringComparison.Ordinal);
        Assert.EndsWith("}\n", export, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', export);
    }

    [Fact]
    public async Task Passwords_and_security_stamps_stay_at_home()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Site.Replace("[js: type]", "Note", StringComparison.Ordinal).Replace("[js: uuid]", "x", StringComparison.Ordinal), RecipeSite.Options with { Lenient = true });
        var export = await site.ExportAsync();
        Assert.DoesNotContain("secret-hash", export, StringComparison.Ordinal);
        foreach (var user in await site.Store.ListUsersAsync(Token))
            Assert.DoesNotContain(user.SecurityStamp, export, StringComparison.Ordinal);
        await using var other = await RecipeSite.CreateAsync();
        await other.RunAsync(export, RecipeSite.Options with { Lenient = true });
        Assert.All(await other.Store.ListUsersAsync(Token), user => Assert.Null(user.PasswordHash));
    }

    [Fact]
    public async Task Some_types_are_exported_with_the_definitions_that_they_need()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Site.Replace("[js: type]", "Note", StringComparison.Ordinal).Replace("[js: uuid]", "x", StringComparison.Ordinal), RecipeSite.Options with { Lenient = true });
        var notes = JsonNode.Parse(await site.ExportAsync("Note"))!["steps"]!.AsArray();
        Assert.Equal((string[])["ContentDefinition", "Content", "Content"], notes.Select(step => step!["name"]!.GetValue<string>()));
        Assert.Equal((string[])["Note", "Step"], notes[0]!["ContentTypes"]!.AsArray().Select(type => type!["Name"]!.GetValue<string>()));
        var taxonomies = JsonNode.Parse(await site.ExportAsync("Taxonomy"))!["steps"]!.AsArray();
        Assert.Equal((string[])["Area", "Taxonomy"], taxonomies[0]!["ContentTypes"]!.AsArray().Select(type => type!["Name"]!.GetValue<string>()));
        var error = await Assert.ThrowsAsync<ContentValidationException>(() => site.ExportAsync("Nothing"));
        Assert.Contains("There is no content type 'Nothing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_names_what_was_removed_can_still_be_saved_and_comes_back()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Site.Replace("[js: type]", "Note", StringComparison.Ordinal).Replace("[js: uuid]", "x", StringComparison.Ordinal), RecipeSite.Options with { Lenient = true });
        await using (var session = await site.Fixture.Manager.BeginAsync(new(null, "editor", "web"), Token))
        {
            var published = (await session.Transaction.FindAsync("n1", ContentVersion.Published, Token))!;
            var draft = (await session.Transaction.FindAsync("n1", ContentVersion.Latest, Token))!;
            var note = await session.SaveDraftAsync(published.WithPart("Strange", null), draft.ContentItemVersionId, Token);
            await session.RemoveAsync("tax", "tax-v", Token);
            await session.SaveDraftAsync(note.WithPart("TitlePart", new JsonObject { ["Title"] = "Drei" }), note.ContentItemVersionId, Token);
            var other = (await session.Transaction.FindAsync("n2", ContentVersion.Latest, Token))!;
            var refused = await Assert.ThrowsAsync<ContentValidationException>(() => session.SaveDraftAsync(other.WithPart("Note", JsonNode.Parse(note.Part("Note")!.Value.GetRawText())), other.ContentItemVersionId, Token));
            Assert.Equal(("Note.Area.TermContentItemIds[0]", "reference.missing"), refused.Errors.Select(error => (error.Path, error.Code)).Single());
            await session.CommitAsync(Token);
        }
        var export = await site.ExportAsync();
        Assert.All(JsonNode.Parse(export)!["steps"]!.AsArray().TakeLast(2), step => Assert.Equal("t1", Assert.Single(step!["RemovedIds"]!.AsArray())!.GetValue<string>()));

        await using var empty = await RecipeSite.CreateAsync();
        var result = await empty.RunAsync(export, RecipeSite.Options with { Lenient = true });
        Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
        Assert.Equal(export, await empty.ExportAsync());
    }

    [Fact]
    public async Task An_empty_site_is_exported_as_a_recipe_without_steps()
    {
        await using var site = await RecipeSite.CreateAsync();
        var export = await site.ExportAsync();
        Assert.True((await site.RunAsync(export)).Succeeded);
        Assert.Equal(export, await site.ExportAsync());
    }

    [Fact]
    public async Task What_no_recipe_could_bring_back_is_left_out_and_listed()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.Media.SaveAsync("big.bin", new MemoryStream(new byte[RecipeLimits.MaxMediaBytes + 1]), Token);
        await site.Media.SaveAsync("small.bin", new MemoryStream([1]), Token);
        using var stream = new MemoryStream();
        var result = await new RecipeExport(site.Store, site.Media).WriteAsync(stream, new(), Token);
        Assert.Contains("big.bin", Assert.Single(result.Left), StringComparison.Ordinal);
        Assert.Equal(1, result.Files);
    }

    [Fact]
    public async Task The_largest_file_comes_back()
    {
        await using var site = await RecipeSite.CreateAsync();
        var bytes = new byte[RecipeLimits.MaxMediaBytes];
        Random.Shared.NextBytes(bytes);
        await site.Media.SaveAsync("largest.bin", new MemoryStream(bytes), Token);
        await using var other = await RecipeSite.CreateAsync();
        var result = await other.RunAsync(await site.ExportAsync());
        Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
        await using var file = await other.Media.OpenAsync("largest.bin", Token);
        using var copy = new MemoryStream();
        await file!.CopyToAsync(copy, Token);
        Assert.True(bytes.AsSpan().SequenceEqual(copy.ToArray()));
    }

    [Fact]
    public async Task A_draft_that_says_what_is_published_is_no_version_of_its_own()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Site.Replace("[js: type]", "Note", StringComparison.Ordinal).Replace("[js: uuid]", "x", StringComparison.Ordinal), RecipeSite.Options with { Lenient = true });
        await using (var session = await site.Fixture.Manager.BeginAsync(new("u-1", "anna", "web"), Token))
        {
            var draft = (await site.Store.FindAsync("n2", ContentVersion.Latest, Token))!;
            var saved = await session.SaveDraftAsync(draft, draft.ContentItemVersionId, Token);
            await session.PublishAsync("n2", saved.ContentItemVersionId, Token);
            await session.SaveDraftAsync(saved, saved.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        var export = await site.ExportAsync();
        await using var other = await RecipeSite.CreateAsync();
        Assert.True((await other.RunAsync(export, RecipeSite.Options with { Lenient = true })).Succeeded);
        Assert.Equal(export, await other.ExportAsync());
        Assert.False((await site.RunAsync(export, RecipeSite.Options with { Lenient = true })).Changed);
    }
}
