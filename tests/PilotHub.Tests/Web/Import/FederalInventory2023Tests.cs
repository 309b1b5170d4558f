using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class FederalInventory2023() : FederalInventory("2023");

/// <summary>Another year's file, which looks quite different, with a map of its own.</summary>
public sealed class FederalInventory2023Tests(FederalInventory2023 inventory) : IClassFixture<FederalInventory2023>
{
    private ImportSite Site => inventory.Site;

    [Fact]
    public async Task Every_row_arrives_and_a_second_run_changes_nothing()
    {
        var first = await inventory.FirstAsync();
        Assert.Equal((710, 710, 710), (first.Report.Rows, first.Created, first.Accounted));
        var second = await inventory.AgainAsync();
        Assert.Equal((710, 0), (second.Unchanged, second.Report.NewTerms));
        Assert.Equal(710, await Site.CountAsync());
    }

    [Fact]
    public async Task The_report_names_each_stage_that_the_map_does_not_know()
    {
        var first = await inventory.FirstAsync();
        var stages = first.Notes.Where(note => note.Outcome == ImportOutcome.NotTaken).ToList();
        Assert.All(stages, note => Assert.Equal(("Development_Stage", "Is not among the values that the map knows"), (note.Column, note.Reason)));
        Assert.Equal(
            [
                "OPC runs in a pseudo-operational capacity via a webpage maintained by the Massachusetts Institute of Technology - Lincoln Lab, as well as in a test and evaluation capacity in a research mode.",
                "Refinments planned for future release",
                "Technical transfer of capability to industry planned this summer.",
            ],
            stages.Select(note => note.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Characters_that_the_publisher_lost_are_told()
    {
        var first = await inventory.FirstAsync();
        Assert.Equal([431, 459, 467, 475, 510, 517, 535, 599, 601, 603], first.Notes.Where(note => note.Outcome == ImportOutcome.Changed).Select(note => note.Row));
    }

    [Fact]
    public async Task Units_stand_under_agencies_and_agencies_under_departments()
    {
        await inventory.FirstAsync();
        Assert.Equal(["Department of the Interior / BOR"], await Site.TermsAsync(await Site.SingleAsync("PyForecast"), "OrgUnit"));
        // The agency is written as the department's code: that is the department.
        Assert.Equal(["Department of Agriculture / FPAC"], await Site.TermsAsync(await Site.SingleAsync("Land Change Analysis Tool (LCAT)"), "OrgUnit"));
    }

    [Fact]
    public async Task Techniques_become_the_technologies_that_the_site_knows()
    {
        await inventory.FirstAsync();
        var review = await Site.SingleAsync("Solicitation Review Tool (SRT)");
        Assert.Equal(
            ["Language processing", "Language processing / Document extraction", "Process automation", "Machine learning"],
            await Site.TermsAsync(review, "Technology"));
        Assert.Null(review.Find("PilotCase", "AiClass"));
        Assert.Equal("Vision", (await Site.SingleAsync("AI for Autonomous Situational Awareness")).Text("PilotCase", "AiClass", "Text"));
    }

    [Fact]
    public async Task Links_are_split_where_the_file_put_a_tag_between_them()
    {
        await inventory.FirstAsync();
        var item = await Site.SingleAsync("Land Change Analysis Tool (LCAT)");
        Assert.Equal(
            ["https://cran.r-project.org/web/packages/randomForest/randomForest.pdf", "https://cran.r-project.org/web/packages/clhs/clhs.pdf"],
            item.Bag("ReuseKit").Select(code => code.Text("ReuseArtefact", "Link", "Url")));
    }
}
