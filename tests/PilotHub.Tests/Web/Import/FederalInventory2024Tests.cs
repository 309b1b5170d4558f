using PilotHub.Content;
using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class FederalInventory2024() : FederalInventory("2024");

/// <summary>Row numbers are those of the published file opened in a spreadsheet.</summary>
public sealed class FederalInventory2024Tests(FederalInventory2024 inventory) : IClassFixture<FederalInventory2024>
{
    private ImportSite Site => inventory.Site;

    [Fact]
    public async Task Every_row_arrives_or_is_listed()
    {
        var first = await inventory.FirstAsync();
        Assert.Equal(2133, first.Report.Rows);
        Assert.Equal((2130, 3, 0), (first.Created, first.Report[ImportOutcome.Merged], first.Report[ImportOutcome.Refused]));
        Assert.Equal(2133, first.Accounted);
        Assert.Equal(2130, await Site.CountAsync());
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await inventory.FirstAsync();
        var second = await inventory.AgainAsync();
        Assert.Equal((0, 0, 2130, 3), (second.Created, second.Updated, second.Unchanged, second.Report[ImportOutcome.Merged]));
        Assert.Equal(0, second.Report.NewTerms);
        Assert.Equal(2130, await Site.CountAsync());
    }

    [Fact]
    public async Task Rows_that_say_the_same_become_one_item_and_the_report_says_which()
    {
        var first = await inventory.FirstAsync();
        Assert.Equal(
            [(435, "Says what row 419 says"), (446, "Says what row 442 says"), (477, "Says what row 475 says")],
            first.Notes.Where(note => note.Outcome == ImportOutcome.Merged).Select(note => (note.Row, note.Reason)));
    }

    [Fact]
    public async Task Uses_of_one_name_become_items_of_their_own()
    {
        var first = await inventory.FirstAsync();
        Assert.Equal(47, first.Report[ImportOutcome.Numbered]);
        Assert.Equal(51, (await Site.FindAsync("Generative AI Usage")).Count);
    }

    [Fact]
    public async Task What_was_not_taken_is_listed_by_column_and_reason()
    {
        var first = await inventory.FirstAsync();
        Assert.Equal(
            [
                (46, "Date Initiated", "Is before 1980-01-01, the earliest date that the map takes"),
                (38, "Date when Acquisition and/or Development began", "Is before 1980-01-01, the earliest date that the map takes"),
                (31, "Date Implemented", "Is before 1980-01-01, the earliest date that the map takes"),
                (22, "If the code is open-source, provide the link for the…", "Does not have the form that the map asks for"),
            ],
            first.Report.Groups.Where(group => group.Outcome == ImportOutcome.NotTaken).Take(4).Select(group => (group.Count, group.Column, group.Reason)));
        Assert.Contains(first.Notes, note => note is { Row: 186, Line: 403, Column: "Date Initiated", Value: "10/12023", Outcome: ImportOutcome.NotTaken });
    }

    [Fact]
    public async Task Characters_of_windows_1252_arrive_as_they_were_meant()
    {
        await inventory.FirstAsync();
        Assert.Single(await Site.FindAsync("Computer Aided Detection (CADe) of Neoplasia during Colonoscopy - “GI Genius”"));
        Assert.Single(await Site.FindAsync("LIDA: Instant Messaging System in the Family Commissioner's Office of Montería - Córdoba, Colombia"));
        Assert.Equal(2, (await Site.FindAsync("National Training Team | Schools — FAQ Dashboard")).Count);
        Assert.Contains(
            "algorithm for NLM’s PubMed – a free search engine for biomedical literature accessed by millions of users around the world every day.\n\nBest Match increases",
            (await Site.SingleAsync("Best Match: New relevance search for PubMed")).Text("PilotCase", "Goal", "Markdown"), StringComparison.Ordinal);
        await foreach (var item in Site.Store.ReadAllAsync(["PilotCase"], TestContext.Current.CancellationToken))
            Assert.DoesNotContain(ContentItemJson.Write(item), c => c == '\ufffd' || c < ' ' || c is >= '\u007f' and <= '\u00a0');
    }

    [Fact]
    public async Task Row_216_becomes_a_case_that_a_reader_understands()
    {
        await inventory.FirstAsync();
        var item = await Site.SingleAsync("Science Data Portal Autosuggest Search");
        Assert.Equal(("en", "Organisation", "import us-federal-2024"), (item.Text("LocalizationPart", "Culture"), item.Text("PilotCase", "Visibility", "Text"), item.Author));
        Assert.Equal("cases/science-data-portal-autosuggest-search", item.Text("AutoroutePart", "Path"));
        Assert.StartsWith("Assist end users is discovery, access, and re-use of scientific, engineering", item.Text("PilotCase", "Summary", "Text"), StringComparison.Ordinal);
        var goal = item.Text("PilotCase", "Goal", "Markdown")!;
        Assert.StartsWith("Assist end users is discovery, access", goal, StringComparison.Ordinal);
        Assert.Contains("\n\n## What it produces\n\nDynamically generated terms, filtered and ranked for frequency\n\n## Kind of commercial product\n\nSearching for information using AI.", goal, StringComparison.Ordinal);
        Assert.Equal(["Department of Commerce / NIST - National Institute of Science and Technology"], await Site.TermsAsync(item, "OrgUnit"));
        Assert.Equal(["Science and space"], await Site.TermsAsync(item, "Domain"));
        Assert.Equal(["Informs the public", "Open source code"], await Site.TermsAsync(item, "Tags"));
        Assert.Equal("Adopted", item.Text("PilotCase", "Stage", "Text"));
        Assert.Equal(("2021-10-01T00:00:00Z", "2022-02-01T00:00:00Z"), (item.Text("PilotCase", "ActualStart", "Value"), item.Text("PilotCase", "ActualEnd", "Value")));
        Assert.Equal(("InHouse", "InTheLoop", "NotAssessed"), (item.Text("PilotCase", "Sourcing", "Text"), item.Text("PilotCase", "HumanReview", "Text"), item.Text("PilotCase", "AiActRisk", "Text")));
        Assert.False(item.Find("PilotCase", "PersonalData", "Value")!.Value.GetBoolean());
        Assert.Equal("NIST public data repository metadata corpus", item.Text("PilotCase", "DataSources", "Text"));
        Assert.Equal("Risk is low to no risk in use", Assert.Single(item.Bag("Risks")).Text("Risk", "Name", "Text"));
        var code = Assert.Single(item.Bag("ReuseKit"));
        Assert.Equal(("Code", "https://github.com/usnistgov/oar-autocomplete"), (code.Text("ReuseArtefact", "Kind", "Text"), code.Text("ReuseArtefact", "Link", "Url")));
        var adopted = Assert.Single(item.Bag("StageEvents"));
        Assert.Equal(("Adopted", "2022-02-01T00:00:00Z", null), (adopted.Text("StageEvent", "To", "Text"), adopted.Text("StageEvent", "At", "Value"), adopted.Text("StageEvent", "From", "Text")));
        // Nobody said what was learned, measured or decided.
        Assert.Empty(item.Bag("Learnings"));
        Assert.Empty(item.Bag("Metrics"));
        Assert.Null(item.Find("PilotCase", "Decision"));
        Assert.Null(item.Find("PilotCase", "StrategicPotential"));
    }

    [Fact]
    public async Task A_cell_with_two_links_gives_two_artefacts()
    {
        await inventory.FirstAsync();
        var item = await Site.SingleAsync("Center for Forecasting and Outbreak Analytics Disease Modeling");
        Assert.Equal(["https://github.com/cdcgov/dynode", "https://github.com/cdcgov/ixa"], item.Bag("ReuseKit").Select(code => code.Text("ReuseArtefact", "Link", "Url")));
    }

    [Theory]
    [InlineData("Sentiment Analysis - ELIS Case Notes", "Retired", null, null, "Retired", "2024-10-01T00:00:00Z")]
    [InlineData("Federal Acquisition Research Solution", "Adopted", "2024-08-01T00:00:00Z", "2024-08-01T00:00:00Z", "Adopted", "2024-08-01T00:00:00Z")]
    [InlineData("Facial Recognition Service", "Retired", "2020-12-01T00:00:00Z", "2021-08-01T00:00:00Z", null, null)]
    [InlineData("Patent Design Image Search (DesignVision)", "Running", "2024-02-15T00:00:00Z", "2024-10-16T00:00:00Z", "Running", "2024-02-15T00:00:00Z")]
    public async Task Stages_and_dates_are_those_of_the_row_and_no_history_is_made_up(string title, string stage, string? start, string? end, string? to, string? at)
    {
        await inventory.FirstAsync();
        var item = await Site.SingleAsync(title);
        Assert.Equal((stage, start, end), (item.Text("PilotCase", "Stage", "Text"), item.Text("PilotCase", "ActualStart", "Value"), item.Text("PilotCase", "ActualEnd", "Value")));
        var events = item.Bag("StageEvents").Select(change => (change.Text("StageEvent", "To", "Text"), change.Text("StageEvent", "At", "Value")));
        Assert.Equal(to is null ? [] : [(to, at)], events);
    }

    [Fact]
    public async Task Agencies_carry_their_parts_and_their_abbreviations()
    {
        await inventory.FirstAsync();
        var units = await Site.TaxonomyAsync("taxonomy-org-units-0000001");
        var justice = units.FindByName("DOJ")!;
        Assert.Equal(("Department of Justice", null, 0), (justice.Name, justice.ParentId, justice.Depth));
        var parts = units.Terms.Where(term => term.ParentId == justice.TermId).Select(term => term.Name).ToList();
        Assert.Contains("FBI", parts);
        Assert.DoesNotContain("DOJ", parts);
        Assert.Equal(parts.Count, parts.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        // The agency's name stands in the column for its parts too, and once with a stray blank: no term comes of that.
        Assert.Single(units.Terms, term => term.Name.StartsWith("Department of Veterans Affairs", StringComparison.Ordinal));
        Assert.Single(units.Terms, term => term.AllNames.Contains("HHS"));
    }
}
