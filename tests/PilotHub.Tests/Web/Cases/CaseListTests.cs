using System.Globalization;
using System.Net;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Cases;

public sealed class CaseListTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task The_first_page_shows_twenty_cases_and_says_how_many_there_are()
    {
        var page = await site.English.OpenAsync("/cases");

        var total = int.Parse(page.TextsOf(".list-bar p")[0].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(total, 21, 39);
        Assert.Equal(20, page.QuerySelectorAll(".case-row").Length);
        Assert.Equal(total - 20, (await site.English.OpenAsync("/cases?page=2")).QuerySelectorAll(".case-row").Length);
    }

    [Fact]
    public async Task Every_row_leads_to_a_page_with_its_title()
    {
        foreach (var link in (await site.English.OpenAsync("/cases")).QuerySelectorAll(".case-row__title a").Take(5))
        {
            var page = await site.English.OpenAsync(link.GetAttribute("href")!);
            Assert.Equal([link.TextContent], page.TextsOf("h1"));
        }
    }

    [Theory]
    [InlineData("/cases?page=0")]
    [InlineData("/cases?page=-3")]
    [InlineData("/cases?page=x")]
    [InlineData("/cases?page=99999999999999999999")]
    [InlineData("/cases?sort=nonsense&stage=Nowhere&lang=xx&goal=%00%27")]
    [InlineData("/cases?sort=title&sort=newest&stage=")]
    public async Task What_the_address_says_wrongly_counts_as_not_said(string address) =>
        Assert.Equal((await site.English.OpenAsync("/cases")).TextsOf(".case-row__title"), (await site.English.OpenAsync(address)).TextsOf(".case-row__title"));

    [Fact]
    public async Task A_page_beyond_the_end_leads_to_the_last_one_and_keeps_the_filters()
    {
        using var response = await site.English.GetAsync("/cases?sort=title&page=70");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/cases?sort=title&page=2", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_stage_shows_its_cases_and_its_link_tells_how_many()
    {
        var link = (await site.English.OpenAsync("/cases")).QuerySelectorAll("nav a").Single(link => link.TextContent.StartsWith("Stopped", StringComparison.Ordinal));
        var page = await site.English.OpenAsync(link.GetAttribute("href")!);

        Assert.All(page.TextsOf(".case-row .stage"), stage => Assert.Equal("Stopped", stage));
        Assert.Equal($"Stopped {page.QuerySelectorAll(".case-row").Length}", string.Join(' ', link.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("true", page.QuerySelectorAll("nav a").Single(other => other.TextContent.StartsWith("Stopped", StringComparison.Ordinal)).GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Two_stages_show_the_cases_of_both()
    {
        var stages = (await site.English.OpenAsync("/cases?stage=Scaling&stage=Adopted")).TextsOf(".case-row .stage").Distinct().Order();

        Assert.Equal(["Adopted", "Scaling"], stages);
    }

    [Fact]
    public async Task Titles_are_in_order_and_evidence_begins_with_the_strongest()
    {
        var titles = (await site.English.OpenAsync("/cases?sort=title")).TextsOf(".case-row__title");
        Assert.Equal(titles.Order(StringComparer.InvariantCultureIgnoreCase), titles);

        var levels = (await site.English.OpenAsync("/cases?sort=evidence")).QuerySelectorAll(".case-row .evidence svg").Select(mark => mark.GetAttribute("aria-label")!).ToList();
        Assert.Equal(levels.OrderDescending(StringComparer.Ordinal), levels);
        Assert.Contains("5", levels[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_shows_what_is_written_in_it()
    {
        var german = await site.English.OpenAsync("/cases?lang=de");

        Assert.All(german.QuerySelectorAll(".case-row"), row => Assert.Equal("de", row.GetAttribute("lang")));
        Assert.All((await site.German.OpenAsync("/cases?lang=de")).QuerySelectorAll(".case-row"), row => Assert.Null(row.GetAttribute("lang")));
    }

    [Fact]
    public async Task Filters_that_nothing_fits_say_so_and_lead_back()
    {
        var page = await site.English.OpenAsync("/cases?stage=Idea&result=Achieved");

        Assert.Equal(["No case fits all of that"], page.TextsOf(".empty__title"));
        Assert.NotNull(page.QuerySelector(".empty a[href='/cases']"));
        Assert.Contains("Achieved", page.TextsOf(".chip").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_for_groups_unlisted_ones_and_drafts_are_neither_shown_nor_counted()
    {
        var before = (await site.English.OpenAsync("/cases")).TextsOf(".list-bar p")[0];
        await site.Host.PublishAsync(Pilot("Known to a few").Text("Visibility", "Unlisted").Build());
        await site.Host.PublishAsync(Pilot("For the board").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        await site.Host.SaveDraftAsync(Pilot("Not yet").Build());

        var page = await site.English.OpenAsync("/cases?sort=changed");
        Assert.Equal(before, page.TextsOf(".list-bar p")[0]);
        Assert.DoesNotContain(page.TextsOf(".case-row__title"), title => title is "Known to a few" or "For the board" or "Not yet");
    }

    [Fact]
    public async Task A_choice_that_finds_nothing_can_be_taken_back()
    {
        var page = await site.English.OpenAsync("/cases?stage=Idea&result=Achieved");

        Assert.Contains("No case fits all of that", page.TextsOf(".empty__title"));
        Assert.Equal(["Idea 0"], page.TextsOf(".filters a[aria-current]"));
        Assert.Equal("/cases?result=Achieved", page.QuerySelector(".filters .sort a:not([aria-current])")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Words_of_the_page_are_in_the_reader_s_language()
    {
        var page = await site.German.OpenAsync("/cases?stage=Running");

        Assert.Equal(["Pilotfälle"], page.TextsOf("h1"));
        Assert.All(page.TextsOf(".case-row .stage"), stage => Assert.Equal("Läuft", stage));
    }
}
