using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class EmptySearchTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Each_filter_that_stands_in_the_way_can_be_taken_away_with_what_that_brings()
    {
        await site.Host.PublishAsync(Pilot("Bagpipe idea").Text("Stage", "Idea").Value("StrategicPotential", 5).Build());
        await site.Host.PublishAsync(Pilot("Bagpipe running").Text("Stage", "Running").Value("StrategicPotential", 2).Build());
        await site.Host.IndexAsync();

        var page = await site.English.OpenAsync("/search?q=bagpipe&stage=Running&minPotential=5");

        Assert.Equal(
            ["Without the filter Stage: Running 1 result", "Without the filter Potential at least: 5 1 result", "Without any filter 2 results"], page.TextsOf(".ways li"));
        foreach (var link in page.QuerySelectorAll(".ways a"))
            Assert.NotEmpty((await site.English.OpenAsync(link.GetAttribute("href")!)).QuerySelectorAll(".case-row"));
    }

    [Fact]
    public async Task Words_in_quotation_marks_may_stand_apart_after_all()
    {
        await site.Host.PublishAsync(Pilot("Hurdygurdy mechanics and repair").Build());
        await site.Host.IndexAsync();

        var page = await site.English.OpenAsync("/search?q=" + Uri.EscapeDataString("\"hurdygurdy repair\""));
        var way = Assert.Single(page.QuerySelectorAll(".ways a"));
        Assert.Contains("Hurdygurdy mechanics and repair", (await site.English.OpenAsync(way.GetAttribute("href")!)).TextsOf(".case-row__title"));
    }

    [Fact]
    public async Task Ways_on_count_only_what_the_reader_may_see()
    {
        await site.Host.PublishAsync(Pilot("Shawm secret").Text("Stage", "Idea").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        await site.Host.IndexAsync();

        Assert.Empty((await site.English.OpenAsync("/search?q=shawm&stage=Running")).QuerySelectorAll(".ways li, .similar li"));
        Assert.NotEmpty((await site.Administrator.OpenAsync("/search?q=shawm&stage=Running")).QuerySelectorAll(".ways li"));
    }
}
