using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SearchFeedTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_search_is_a_feed_of_what_is_newest()
    {
        await site.Host.PublishAsync(Pilot("Cembalo tuning \u0001 & <more>").Text("Stage", "Running").Build());
        await site.Host.PublishAsync(Pilot("Cembalo moving").Text("Stage", "Idea").Build());
        await site.Host.IndexAsync();

        var feed = await ReadAsync(site.German, "/feeds/search?q=cembalo&sort=evidence&page=7");
        Assert.StartsWith("Neue Treffer zu „cembalo“", feed.Title.Text, StringComparison.Ordinal);
        Assert.Equal(["Cembalo moving", "Cembalo tuning  & <more>"], feed.Items.Select(item => item.Title.Text).Order(StringComparer.Ordinal));
        Assert.All(feed.Items, item => Assert.StartsWith(site.Host.Address + "cases/", item.Links.Single().Uri.ToString(), StringComparison.Ordinal));
        Assert.True(feed.LastUpdatedTime > DateTimeOffset.UnixEpoch);

        Assert.Equal(["Cembalo moving"], (await ReadAsync(site.English, "/feeds/search?q=cembalo&stage=Idea")).Items.Select(item => item.Title.Text));
        Assert.Empty((await ReadAsync(site.English, "/feeds/search?q=qqxxzzyy")).Items);
    }

    [Fact]
    public async Task A_feed_tells_nothing_that_its_reader_may_not_see()
    {
        await site.Host.PublishAsync(Pilot("Spinett for few").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        await site.Host.PublishAsync(Pilot("Spinett by link").Text("Visibility", "Unlisted").Build());
        await site.Host.IndexAsync();

        Assert.Empty((await ReadAsync(site.English, "/feeds/search?q=spinett")).Items);
        Assert.Equal(["Spinett for few"], (await ReadAsync(site.Administrator, "/feeds/search?q=spinett")).Items.Select(item => item.Title.Text));
    }

    [Fact]
    public async Task A_feed_that_did_not_change_is_not_sent_again()
    {
        using var first = await site.English.GetAsync("/feeds/search?q=pilot");
        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType?.MediaType);
        using var second = await site.English.GetAsync("/feeds/search?q=pilot", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_search_page_names_its_feed()
    {
        var page = await site.English.OpenAsync("/search?q=pilot&stage=Running&page=1&sort=newest");

        Assert.Equal("/feeds/search?q=pilot&stage=Running", page.QuerySelector("head link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href"));
        Assert.Equal("/feeds/search?q=pilot&stage=Running", page.QuerySelector("main a[type='application/atom+xml']")!.GetAttribute("href"));
    }

    private static async Task<SyndicationFeed> ReadAsync(HubBrowser browser, string path)
    {
        using var reader = XmlReader.Create(new StringReader(await browser.ReadAsync(path)));
        return SyndicationFeed.Load(reader);
    }
}
