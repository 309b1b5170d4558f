using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SearchPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("drone LINES", "Drone pictures for overhead lines")]
    [InlineData("trinkwassernetz", "Lecks im Trinkwassernetz hören")]
    [InlineData("horen lecks", "Lecks im Trinkwassernetz hören")]
    [InlineData("levels evidence", "Levels of evidence")]
    public async Task Words_of_a_title_find_it_whatever_their_case_order_and_accents(string words, string title) =>
        Assert.Contains(title, (await site.English.OpenAsync("/search?q=" + Uri.EscapeDataString(words))).TextsOf(".case-row__title"));

    [Fact]
    public async Task What_is_hidden_is_not_found()
    {
        await site.Host.PublishAsync(Pilot("Xylophone for all").Build());
        await site.Host.PublishAsync(Pilot("Xylophone for few").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        await site.Host.PublishAsync(Pilot("Xylophone by link").Text("Visibility", "Unlisted").Build());
        await site.Host.SaveDraftAsync(Pilot("Xylophone draft").Build());

        Assert.Equal(["Xylophone for all"], (await site.English.OpenAsync("/search?q=xylophone")).TextsOf(".case-row__title"));
    }

    [Fact]
    public async Task Nothing_found_says_so_and_shows_the_words_as_words()
    {
        var page = await site.English.OpenAsync("/search?q=" + Uri.EscapeDataString("<b>zzz"));

        Assert.Equal(["Nothing found for “<b>zzz”"], page.TextsOf(".empty__title"));
        Assert.Equal("<b>zzz", page.QuerySelector("input[type=search]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20%20")]
    public async Task Without_words_the_page_just_asks(string address)
    {
        var page = await site.English.OpenAsync(address);

        Assert.Empty(page.QuerySelectorAll(".case-row, .empty"));
        Assert.NotNull(page.QuerySelector("input[type=search]"));
    }
}
