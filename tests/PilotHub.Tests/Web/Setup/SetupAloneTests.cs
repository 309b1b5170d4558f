using System.Net;

namespace PilotHub.Tests.Web.Setup;

/// <summary>A site that has only the setup recipe: the types of the roadmap's steps come with recipes of their own, or never.</summary>
public sealed class SetupAloneTests(HubFixture site) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cases")]
    [InlineData("/search?q=vision")]
    [InlineData("/roadmap")]
    [InlineData("/topics")]
    public async Task Every_page_works_before_a_step_of_the_roadmap_is_there(string path)
    {
        using var browser = site.Host.NewBrowser(("Accept-Language", "de"));
        using var response = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_pilot_case_is_written_and_read_without_them()
    {
        var pilot = await site.Host.PublishAsync(SiteContent.Pilot("Alone").Build());
        using var browser = site.Host.NewBrowser();
        var page = await browser.OpenAsync(SiteContent.PathOf(pilot));
        Assert.Contains("Alone", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
