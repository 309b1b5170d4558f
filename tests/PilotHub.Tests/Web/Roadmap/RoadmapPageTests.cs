using System.Globalization;
namespace PilotHub.Tests.Web.Roadmap;

public sealed class RoadmapPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Each_step_says_what_it_is_for_and_has_pages_to_read_on()
    {
        var page = await site.English.OpenAsync("/roadmap");

        Assert.Equal(["vision", "pilots", "governance", "scaling", "culture"], page.QuerySelectorAll("main section").Select(section => section.Id));
        Assert.All(page.QuerySelectorAll("main section"), section => Assert.NotEmpty(section.QuerySelector(".lead")!.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("main section"), section => Assert.NotEmpty(section.QuerySelectorAll("ul a")));
    }

    [Fact]
    public async Task Every_figure_leads_to_the_cases_behind_it()
    {
        var page = await site.English.OpenAsync("/roadmap");
        var figures = page.QuerySelectorAll("#pilots a.tile").Select(tile => (Href: tile.GetAttribute("href")!, Count: tile.QuerySelector(".tile__value")!.TextContent))
            .Concat(page.QuerySelectorAll("#governance tbody tr").Select(row => (Href: row.QuerySelector("a")!.GetAttribute("href")!, Count: row.QuerySelector(".num")!.TextContent))).ToList();

        Assert.NotEmpty(figures);
        foreach (var (href, count) in figures)
            Assert.Equal(count, (await site.English.OpenAsync(href)).TextsOf(".list-bar p")[0].Split(' ')[0]);
    }

    [Fact]
    public async Task Goals_count_the_pilots_of_both_languages()
    {
        foreach (var row in (await site.English.OpenAsync("/roadmap")).QuerySelectorAll("#vision .case-row"))
        {
            var goal = await site.English.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(int.Parse(row.QuerySelector(".case-row__marks")!.TextContent.Trim().Split(' ')[0], CultureInfo.InvariantCulture), goal.QuerySelectorAll(".case-row").Length);
        }
    }

    [Fact]
    public async Task The_steps_have_german_names() =>
        Assert.Equal(["Vision entwickeln", "Pilotfälle wählen", "Governance etablieren", "Skalierung vorbereiten", "Kultur messbar machen"],
            (await site.German.OpenAsync("/roadmap")).TextsOf(".roadmap__name"));
}
