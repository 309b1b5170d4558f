using Microsoft.EntityFrameworkCore;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Data.Model;
using PilotHub.Recipes;

namespace PilotHub.Tests.Recipes;

/// <summary>What of an item's values is refused, and what is noted of those that are taken.</summary>
public sealed class ContentStepTests
{
    private const string Define = """
        { "name": "ContentDefinition",
          "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "Note", "Name": "Note" } ] },
            { "Name": "Area", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" } ] },
            { "Name": "Taxonomy", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "TaxonomyPart", "Name": "TaxonomyPart" } ] } ],
          "ContentParts": [ { "Name": "Note", "ContentPartFieldDefinitionRecords": [
            { "FieldName": "NumericField", "Name": "Number", "Settings": { "NumericFieldSettings": { "Minimum": 0, "Maximum": 5, "Scale": 1 } } },
            { "FieldName": "DateField", "Name": "Day" }, { "FieldName": "DateTimeField", "Name": "Moment" }, { "FieldName": "TimeField", "Name": "Time" },
            { "FieldName": "TaxonomyField", "Name": "Area", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "areas" } } } ] } ] },
        { "name": "Content", "Data": [ { "ContentItemId": "areas", "ContentType": "Taxonomy", "Published": true, "TitlePart": { "Title": "Areas" },
          "TaxonomyPart": { "TermContentType": "Area", "Terms": [ { "ContentItemId": "one", "ContentType": "Area", "DisplayText": "One" } ] } } ] }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Note(string id, string fields) => $$"""{ "ContentItemId": "{{id}}", "ContentType": "Note", "Published": true, "Note": { {{fields}} } }""";

    private static string Content(params string[] items) => $$"""{ "name": "Content", "Data": [ {{string.Join(", ", items)}} ] }""";

    [Theory]
    [InlineData("\"Number\": { \"Value\": \"1,5\" }", "Number.Value")]
    [InlineData("\"Number\": { \"Value\": 1e400 }", "Number.Value")]
    [InlineData("\"Number\": { \"Value\": 6 }", "Number.Value")]
    [InlineData("\"Number\": { \"Value\": -0.1 }", "Number.Value")]
    [InlineData("\"Number\": { \"Value\": 1.55 }", "Number.Value")]
    [InlineData("\"Day\": { \"Value\": \"31.12.2026\" }", "Day.Value")]
    [InlineData("\"Day\": { \"Value\": \"2026-02-30\" }", "Day.Value")]
    [InlineData("\"Day\": { \"Value\": 2026 }", "Day.Value")]
    [InlineData("\"Moment\": { \"Value\": \"2026-12-31T25:00:00Z\" }", "Moment.Value")]
    [InlineData("\"Time\": { \"Value\": \"24:00:00\" }", "Time.Value")]
    [InlineData("\"Area\": { \"TermContentItemIds\": [ \"one\", \"two\" ] }", "Area.TermContentItemIds[1]")]
    [InlineData("\"Area\": { \"TaxonomyContentItemId\": \"others\", \"TermContentItemIds\": [] }", "Area.TaxonomyContentItemId")]
    public async Task A_number_a_date_or_a_term_that_cannot_be_is_an_error_with_its_path(string field, string path)
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.RunStepsAsync(Define);
        var error = Assert.Single(await site.RefuseAsync(Content(Note("good", "\"Number\": { \"Value\": 1.5 }"), Note("bad", field)), RecipeSite.Options with { Lenient = true }));
        Assert.Equal($"steps[0].Data[1].Note.{path}", error.Path);
        Assert.Null(await site.Store.FindAsync("good", ContentVersion.Latest, Token));
    }

    [Fact]
    public async Task Whatever_a_recipe_brings_is_in_the_audit_with_who_and_through_what()
    {
        await using var site = await RecipeSite.CreateAsync();
        var steps = $$"""{ "name": "Roles", "Roles": [ { "Name": "Writer" } ] }, { "name": "Settings", "S": 1 }, {{Define}}, {{Content(Note("a", ""))}}""";
        var options = RecipeSite.Options with { Actor = new("u-1", "anna", "web") };
        await site.RunStepsAsync(steps, options with { DryRun = true });
        Assert.Empty(await ReadAsync(site));

        await site.RunStepsAsync(steps, options);
        var audit = await ReadAsync(site);
        Assert.All(audit, row => Assert.Equal(("u-1", "anna", "recipe Test"), (row.UserId, row.UserName, row.Via)));
        foreach (var expected in ((ChangeSubject, string)[])[(ChangeSubject.Role, "Writer"), (ChangeSubject.Document, SiteDocuments.Settings), (ChangeSubject.Document, SiteDocuments.Definitions), (ChangeSubject.Item, "areas"), (ChangeSubject.Item, "a")])
            Assert.Contains(expected, audit.Select(row => (row.Subject, row.Key)));

        await site.RunStepsAsync(steps, options);
        Assert.Equal(audit.Count, (await ReadAsync(site)).Count);
    }

    private static async Task<List<AuditRow>> ReadAsync(RecipeSite site)
    {
        await using var context = site.Fixture.CreateContext();
        return await context.Set<AuditRow>().AsNoTracking().ToListAsync(Token);
    }
}
