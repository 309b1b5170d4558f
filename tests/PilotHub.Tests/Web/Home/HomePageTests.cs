using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Home;

public sealed class HomePageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Learnings_lead_to_their_place_on_the_page_of_their_case()
    {
        var cards = (await site.English.OpenAsync("/")).QuerySelectorAll(".learning__statement a");

        Assert.Equal(6, cards.Length);
        foreach (var card in cards)
        {
            var (path, anchor) = card.GetAttribute("href")!.Split('#') is [var before, var after] ? (before, after) : ("", "");
            Assert.Equal([card.TextContent.Trim()], (await site.English.OpenAsync(path)).TextsOf($"#{anchor} .learning__statement"));
        }
    }

    [Fact]
    public async Task Learnings_are_of_several_kinds_and_no_case_has_two()
    {
        var page = await site.English.OpenAsync("/");

        Assert.True(page.TextsOf(".learning__kind").Distinct().Count() >= 2);
        Assert.Distinct(page.TextsOf(".learning__source a"));
    }

    [Fact]
    public async Task What_is_written_in_the_reader_s_language_comes_first()
    {
        Assert.Null((await site.English.OpenAsync("/")).QuerySelector(".learning")!.GetAttribute("lang"));
        Assert.Null((await site.German.OpenAsync("/")).QuerySelector(".learning")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_newly_published_case_stands_on_top_and_an_unlisted_one_nowhere()
    {
        await site.Host.PublishAsync(Pilot("The newest of all").Build());
        await site.Host.PublishAsync(Pilot("Unlisted newest").Text("Visibility", "Unlisted").Build());

        Assert.Equal("The newest of all", (await site.English.OpenAsync("/")).TextsOf(".case-row__title")[0]);
    }

    [Fact]
    public async Task The_roadmap_in_one_line_counts_what_is_there_and_is_silent_about_what_is_not()
    {
        var page = await site.English.OpenAsync("/");
        var figures = page.TextsOf(".roadmap__figure");

        Assert.Equal(5, page.TextsOf(".roadmap__step").Count);
        Assert.Equal(4, figures.Count);
        Assert.Equal("5 goals", figures[0]);
        Assert.EndsWith("surveys", figures[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_site_tells_the_administrator_how_to_begin_and_readers_that_nothing_is_here()
    {
        await using var host = await HubHost.StartAsync();
        using var reader = host.NewBrowser(("Accept-Language", "en"));
        using var administrator = host.NewBrowser(("Accept-Language", "en"));
        await administrator.SignInAsync();

        Assert.Contains("Until then", (await reader.OpenAsync("/")).TextsOf(".empty p").Aggregate((a, b) => a + b), StringComparison.Ordinal);
        Assert.Contains("recipes", (await administrator.OpenAsync("/")).TextsOf(".empty code").Single(), StringComparison.Ordinal);
    }
}
