using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

/// <summary>Small files through the real store; every test brings a map of its own name, and with it items of its own.</summary>
public sealed class ImportRunTests(ImportSite site) : IClassFixture<ImportSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_updates_what_has_changed_and_nothing_else()
    {
        var map = Map("second-run", "Text");
        var first = await site.ImportAsync("Id,Title,Text\n1,Second run A,one\n2,Second run B,two\n", map);
        Assert.Equal((2, 0, 0), (first.Created, first.Updated, first.Unchanged));
        var second = await site.ImportAsync("Id,Title,Text\n1,Second run A,one\n2,Second run B,changed\n3,Second run C,new\n", map);
        Assert.Equal((1, 1, 1), (second.Created, second.Updated, second.Unchanged));
        // Back to what a row said before is a change like any other.
        var third = await site.ImportAsync("Id,Title,Text\n2,Second run B,two\n", map);
        Assert.Equal(1, third.Updated);
        Assert.Equal("two", (await site.SingleAsync("Second run B")).Text("PilotCase", "Goal", "Markdown"));
    }

    [Fact]
    public async Task What_the_site_has_changed_stays_and_is_told()
    {
        var map = Map("kept", "Text");
        await site.ImportAsync("Id,Title,Text\n1,Kept A,one\n2,Kept B,two\n3,Kept C,three\n", map);
        await ChangeAsync("Kept A", async (session, item) =>
        {
            var draft = await session.SaveDraftAsync(item.WithField("PilotCase", "Model", new System.Text.Json.Nodes.JsonObject { ["Text"] = "ours" }), item.ContentItemVersionId, Token);
            await session.PublishAsync(item.ContentItemId, draft.ContentItemVersionId, Token);
        });
        await ChangeAsync("Kept B", (session, item) => session.UnpublishAsync(item.ContentItemId, item.ContentItemVersionId, Token));
        await ChangeAsync("Kept C", (session, item) => session.RemoveAsync(item.ContentItemId, item.ContentItemVersionId, Token));

        var again = await site.ImportAsync("Id,Title,Text\n1,Kept A,changed\n2,Kept B,changed\n3,Kept C,changed\n", map);
        Assert.Equal((3, 3), (again.Report[ImportOutcome.Kept], again.Accounted));
        Assert.Equal(
            ["Was changed on the site by editor", "Is not published any more on the site", "Was removed on the site"],
            again.Notes.Select(note => note.Reason));
        Assert.Equal("one", (await site.SingleAsync("Kept A")).Text("PilotCase", "Goal", "Markdown"));
    }

    [Fact]
    public async Task A_dry_run_reports_everything_and_leaves_no_trace()
    {
        var before = await site.CountAsync();
        var result = await site.ImportAsync("Id,Title,Text,Tag\n1,Dry run,one,Dry tag\n,No key,two,\n", Map("dry-run", "Text", "Tag"), dryRun: true);
        Assert.Equal((1, 1, 1), (result.Created, result.Report[ImportOutcome.Refused], result.Report.NewTerms));
        Assert.Equal(before, await site.CountAsync());
        Assert.Null((await site.TaxonomyAsync("taxonomy-tags-000000000001")).FindByName("Dry tag"));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_leaves_no_trace()
    {
        var before = await site.CountAsync();
        using var interrupt = new CancellationTokenSource();
        var folder = Directory.CreateTempSubdirectory("pilothub-import-");
        try
        {
            var (csv, json) = (Path.Combine(folder.FullName, "file.csv"), Path.Combine(folder.FullName, "map.json"));
            await File.WriteAllTextAsync(csv, "Id,Title,Text\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},Interrupted {i},text\n")), Token);
            await File.WriteAllTextAsync(json, Map("interrupted", "Text"), Token);
            var map = await ImportMapReader.ReadAsync(json, Token);
            using var file = await CsvFile.OpenAsync(csv, null, null, Token);
            await using var session = await site.Manager.BeginAsync(ContentActor.System("test"), Token);
            var rows = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ImportRun(session, map, file, new ImportReport(), progress =>
            {
                // In the second reading, when some batches are written.
                if (progress.Phase == ImportPhase.Writing && ++rows == 450)
                    interrupt.Cancel();
            }).RunAsync(interrupt.Token));
            Assert.Equal(450, rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Assert.Equal(before, await site.CountAsync());
    }

    [Fact]
    public async Task A_row_without_key_or_title_is_refused_and_the_others_arrive()
    {
        var result = await site.ImportAsync("Id,Title,Text\n,No key,one\n2,N/A,two\n3,Refused C,three\n", Map("refused", "Text"));
        Assert.Equal((1, 2, 3), (result.Created, result.Report[ImportOutcome.Refused], result.Accounted));
        Assert.Equal(
            [(2L, 2L, "Id", "Is empty, and identifies the row"), (3L, 3L, "Title", "TitlePart.Title: A title is required")],
            result.Notes.Select(note => (note.Row, note.Line, note.Column, note.Reason)));
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData(" N/A ")]
    [InlineData("\u00a0n/a")]
    [InlineData("NA")]
    [InlineData("-")]
    [InlineData("Not  Applicable")]
    public async Task Nothing_has_many_spellings(string nothing)
    {
        var result = await site.ImportAsync($"Id,Title,Text\n{Guid.NewGuid():N},Nothing,\"{nothing}\"\n", Map("nothing", "Text"), dryRun: true);
        Assert.Equal((1, 0), (result.Created, result.Notes.Count));
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_left_out_and_told_with_row_line_column_and_value()
    {
        var result = await site.ImportAsync(
            "Id,Title,Text,Stage,Start,Potential,Personal\n1,\"Does not\nfit\",text,Somewhere,31.31.2024,12,perhaps\n", Map("unfit", "Text", "Stage", "Start", "Personal", "Potential"));
        Assert.Equal((1, 1), (result.Created, result.Report[ImportOutcome.NotTaken]));
        Assert.Equal(
            [
                (2L, 2L, "Stage", "Somewhere", "Is not among the values that the map knows"),
                (2L, 2L, "Start", "31.31.2024", "Is not a date in one of the ways that the map knows"),
                (2L, 2L, "Personal", "perhaps", "Is neither yes nor no"),
                (2L, 2L, "Potential", "12", "Is 12; at most 5 is allowed"),
            ],
            result.Notes.Select(note => (note.Row, note.Line, note.Column, note.Value, note.Reason)));
        var item = await site.SingleAsync("Does not fit");
        Assert.Equal("text", item.Text("PilotCase", "Goal", "Markdown"));
        Assert.Null(item.Find("PilotCase", "StrategicPotential"));
    }

    [Theory]
    [InlineData("7/4/2024", "2024-07-04T00:00:00Z")]
    [InlineData("2024-07-04", "2024-07-04T00:00:00Z")]
    [InlineData("4. Juli 2024", null)]
    [InlineData("Jul 2024", "2024-07-01T00:00:00Z")]
    [InlineData("1/1/1899", null)]
    [InlineData("1/1/2099", null)]
    public async Task Dates_are_read_in_the_ways_that_the_map_names(string text, string? date)
    {
        var title = "Date " + text;
        await site.ImportAsync($"Id,Title,Start\n{text},{title},{text}\n", Map("dates", "Start"));
        Assert.Equal(date, (await site.SingleAsync(title)).Text("PilotCase", "ActualStart", "Value"));
    }

    [Fact]
    public async Task Rows_of_one_key_are_merged_when_they_say_the_same_and_numbered_when_not()
    {
        const string csv = "Id,Title,Text\n1,Twins,one\n1, twins ,one\n1,Twins,two\n1,Twins,one\n";
        var map = Map("twins", "Text");
        var first = await site.ImportAsync(csv.Replace(" twins ", " Twins ", StringComparison.Ordinal), map);
        Assert.Equal((2, 2, 1, 4), (first.Created, first.Report[ImportOutcome.Merged], first.Report[ImportOutcome.Numbered], first.Accounted));
        Assert.Equal([(3L, "Says what row 2 says"), (4L, "Has the key of row 2 and other content"), (5L, "Says what row 2 says")], first.Notes.Select(note => (note.Row, note.Reason)));
        Assert.Equal(2, (await site.ImportAsync(csv.Replace(" twins ", " Twins ", StringComparison.Ordinal), map)).Unchanged);
    }

    [Fact]
    public async Task A_map_can_refuse_a_second_row_of_a_key()
    {
        var result = await site.ImportAsync("Id,Title,Text\n1,Only one,one\n1,Only one,two\n", MapWithKey("only-one", """{ "template": "{Id}", "duplicates": "refuse" }""", "Text"));
        Assert.Equal((1, 1), (result.Created, result.Report[ImportOutcome.Refused]));
    }

    [Fact]
    public async Task Blank_rows_and_repeated_headings_are_left_out_and_told()
    {
        var result = await site.ImportAsync("Id,Title,Text\n\n1,Skipped A,one\n,,\nID, title,Text\n2,Skipped B,two\n", Map("skipped", "Text"));
        Assert.Equal((5, 2, 3, 5), (result.Report.Rows, result.Created, result.Report[ImportOutcome.Skipped], result.Accounted));
        Assert.Equal([(2L, "Is empty"), (4L, "Is empty"), (5L, "Repeats the headings")], result.Notes.Select(note => (note.Row, note.Reason)));
    }

    [Fact]
    public async Task A_row_with_too_few_columns_arrives_and_one_with_too_many_does_not()
    {
        var result = await site.ImportAsync("Id,Title,Text\n1,Short row\n2,Long row,with, a comma\n3,Long but empty,text,,\n", Map("columns", "Text"));
        Assert.Equal((2, 1), (result.Created, result.Report[ImportOutcome.Refused]));
        Assert.Equal(
            [
                (2L, ImportOutcome.Changed, "Has 2 of 3 columns; the last ones were taken for empty"),
                (3L, ImportOutcome.Refused, "Has 4 columns and the headings have 3: the cells may stand in the wrong ones"),
            ],
            result.Notes.Select(note => (note.Row, note.Outcome, note.Reason)));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_refuses_the_row_and_not_those_before()
    {
        var result = await site.ImportAsync("Id,Title,Text\n1,Before the mark,one\n2,\"After the mark,two\n3,Lost,three\n", Map("open-quote", "Text"));
        Assert.Equal((1, 1), (result.Created, result.Report[ImportOutcome.Refused]));
        Assert.Equal((3L, 3L), result.Notes.Select(note => (note.Row, note.Line)).Single());
    }

    [Fact]
    public async Task Control_characters_are_left_out_and_told()
    {
        var result = await site.ImportAsync("Id,Title,Text\n1,Nu\0l,one\u0007\n", Map("control", "Text"));
        Assert.Equal(1, result.Created);
        Assert.Equal(["Title", "Text"], result.Notes.Select(note => note.Column));
        Assert.Equal("one", (await site.SingleAsync("Nul")).Text("PilotCase", "Goal", "Markdown"));
    }

    [Fact]
    public async Task Hostile_cells_are_text()
    {
        await site.ImportAsync("Id,Title,Text\n=cmd|' /C calc'!A0,=1+1 <script>alert(1)</script>,\"<img src=x onerror=alert(1)> **not bold** [x](javascript:alert(1))\"\n", Map("hostile", "Text"));
        var item = await site.SingleAsync("=1+1 <script>alert(1)</script>");
        Assert.Equal("\\<img src=x onerror=alert(1)> \\*\\*not bold\\*\\* \\[x](javascript:alert(1))", item.Text("PilotCase", "Goal", "Markdown"));
    }

    [Fact]
    public async Task Terms_are_found_by_name_and_synonym_before_they_are_made()
    {
        var map = Map("terms", "Tag");
        var first = await site.ImportAsync("Id,Title,Tag\n1,Terms A,FAIRNESS; bias ;  New   tag\n2,Terms B,new tag\n", map);
        Assert.Equal((2, 1), (first.Created, first.Report.NewTerms));
        Assert.Equal(["Fairness", "New tag"], await site.TermsAsync(await site.SingleAsync("Terms A"), "Tags"));
        Assert.Equal(["New tag"], await site.TermsAsync(await site.SingleAsync("Terms B"), "Tags"));
        Assert.Equal(0, (await site.ImportAsync("Id,Title,Tag\n1,Terms A,FAIRNESS; bias ;  New   tag\n2,Terms B,new tag\n", map)).Report.NewTerms);
    }

    [Fact]
    public async Task A_term_that_the_site_has_renamed_is_still_the_same()
    {
        var map = Map("renamed", "Tag");
        await site.ImportAsync("Id,Title,Tag\n1,Renamed term,First name\n", map);
        var taxonomy = (await site.TaxonomyAsync("taxonomy-tags-000000000001")).Item;
        await using (var session = await site.Manager.BeginAsync(new ContentActor(null, "editor", "web"), Token))
        {
            var renamed = taxonomy with { Content = System.Text.Json.JsonElement.Parse(taxonomy.Content.GetRawText().Replace("First name", "Second name", StringComparison.Ordinal)) };
            var draft = await session.SaveDraftAsync(renamed, taxonomy.ContentItemVersionId, Token);
            await session.PublishAsync(taxonomy.ContentItemId, draft.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        var again = await site.ImportAsync("Id,Title,Tag\n1,Renamed term,First name\n", map);
        Assert.Equal((1, 0), (again.Unchanged, again.Report.NewTerms));
        Assert.Equal(["Second name"], await site.TermsAsync(await site.SingleAsync("Renamed term"), "Tags"));
    }

    [Fact]
    public async Task Terms_that_may_not_be_made_are_told()
    {
        var result = await site.ImportAsync("Id,Title,Domain\n1,Unknown term,Alchemy; finance\n", Map("no-terms", "Domain"));
        Assert.Equal(("Alchemy", "Is not a term of \"Fields of work\""), result.Notes.Select(note => (note.Value, note.Reason)).Single());
        Assert.Equal(["Finance"], await site.TermsAsync(await site.SingleAsync("Unknown term"), "Domain"));
    }

    [Fact]
    public async Task A_taxonomy_with_a_draft_is_not_published_on_the_side()
    {
        var taxonomy = (await site.TaxonomyAsync("taxonomy-technologies-0001")).Item;
        await using (var session = await site.Manager.BeginAsync(new ContentActor(null, "editor", "web"), Token))
        {
            await session.SaveDraftAsync(taxonomy.WithPart("TitlePart", new System.Text.Json.Nodes.JsonObject { ["Title"] = "Unfinished" }), taxonomy.ContentItemVersionId, Token);
            await session.CommitAsync(Token);
        }
        var refused = await site.RefuseAsync("Id,Title,Technique\n1,Beside a draft,Unheard of\n", Map("draft", "Technique"));
        Assert.StartsWith("The taxonomy \"Unfinished\" has a draft", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await site.FindAsync("Beside a draft"));
    }

    [Fact]
    public async Task A_map_that_does_not_fit_the_file_or_the_site_is_refused_with_every_place_named()
    {
        var refused = await site.RefuseAsync("Id,Title\n1,x\n", """
            {
              "name": "unfit", "contentType": "PilotCase", "key": { "template": "{Number}" },
              "fields": {
                "TitlePart.Title": "Titel",
                "PilotCase.Stage": { "column": "Title", "values": { "x": "Nowhere" } },
                "PilotCase.Nonsense": "Title",
                "PilotCase.Goal": { "column": "Title", "terms": {} },
                "PilotCase.ActualStart": "Title",
                "PilotCase.Related": "Title",
                "PilotCase.Visibility": { "constant": "Everybody" }
              },
              "bags": { "Nothing": [ { "fields": { "X.Y": "Title" } } ], "Risks": [ { "type": "Learning", "fields": { "X.Y": "Title" } } ] }
            }
            """);
        Assert.Equal(
            [
                "key.template", "fields.TitlePart.Title", "fields.PilotCase.Stage.values", "fields.PilotCase.Nonsense", "fields.PilotCase.Goal.terms",
                "fields.PilotCase.ActualStart.dates", "fields.PilotCase.Related", "fields.PilotCase.Visibility", "bags.Nothing", "bags.Risks[0].type",
            ],
            refused.Details.Select(detail => detail[..detail.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Contains(refused.Details, detail => detail == "fields.TitlePart.Title: The file has no column \"Titel\". Is \"Title\" meant?");
    }

    private async Task ChangeAsync(string title, Func<ContentSession, ContentItem, Task> change)
    {
        var item = await site.SingleAsync(title);
        await using var session = await site.Manager.BeginAsync(new ContentActor(null, "editor", "web"), Token);
        await change(session, item);
        await session.CommitAsync(Token);
    }

    // A map for the columns Id and Title and the named ones.
    private static string Map(string name, params string[] columns) => MapWithKey(name, """{ "template": "{Id}" }""", columns);

    private static string MapWithKey(string name, string key, params string[] columns) => $$"""
        {
          "name": "{{name}}",
          "contentType": "PilotCase",
          "empty": [ "N/A", "NA", "-", "not applicable" ],
          "dates": { "formats": [ "M/d/yyyy", "yyyy-MM-dd", "MMM yyyy" ], "earliest": "1990-01-01", "latest": "2050-01-01" },
          "key": {{key}},
          "fields": {
            "TitlePart.Title": "Title",
            {{string.Join(",\n    ", columns.Select(column => Fields[column]))}}
          }
        }
        """;

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["Text"] = "\"PilotCase.Goal\": \"Text\"",
        ["Stage"] = "\"PilotCase.Stage\": { \"column\": \"Stage\", \"values\": { \"run*\": \"Running\" } }",
        ["Start"] = "\"PilotCase.ActualStart\": \"Start\"",
        ["Potential"] = "\"PilotCase.StrategicPotential\": \"Potential\"",
        ["Personal"] = "\"PilotCase.PersonalData\": \"Personal\"",
        ["Tag"] = "\"PilotCase.Tags\": { \"column\": \"Tag\", \"split\": \";\", \"terms\": { \"create\": true } }",
        ["Domain"] = "\"PilotCase.Domain\": { \"column\": \"Domain\", \"split\": \";\" }",
        ["Technique"] = "\"PilotCase.Technology\": { \"column\": \"Technique\", \"terms\": { \"create\": true } }",
    };
}
