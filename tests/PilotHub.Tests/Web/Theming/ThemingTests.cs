using System.Text.Json;
using System.Text.RegularExpressions;
using PilotHub.Content.Store;

namespace PilotHub.Tests.Web.Theming;

public sealed class ThemingTests
{
    [Fact]
    public async Task The_accent_of_the_settings_is_a_stylesheet_whose_address_changes_with_it()
    {
        await using var host = await HubHost.StartAsync();
        await WriteAsync(host, "#123abc");
        var (firstAddress, firstSheet, firstCaching) = await ReadStylesheetAsync(host);
        await WriteAsync(host, "#00ff00");
        var (secondAddress, secondSheet, _) = await ReadStylesheetAsync(host);

        Assert.Contains("--accent: #123abc", firstSheet, StringComparison.Ordinal);
        Assert.Contains("immutable", firstCaching, StringComparison.Ordinal);
        Assert.Contains("--accent: #00ff00", secondSheet, StringComparison.Ordinal);
        Assert.NotEqual(firstAddress, secondAddress);
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#12345g")]
    [InlineData("#fff;}body{display:none")]
    public async Task What_is_no_colour_does_not_get_into_a_stylesheet(string accent)
    {
        await using var host = await HubHost.StartAsync();
        await WriteAsync(host, accent);

        Assert.Empty((await ReadStylesheetAsync(host)).Sheet);
    }

    [Fact]
    public async Task An_outdated_address_is_not_kept()
    {
        await using var host = await HubHost.StartAsync();

        var response = await host.Client.GetAsync(new Uri("/theme.css?v=old", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_page_shows_the_sites_name_and_escapes_it()
    {
        await using var host = await HubHost.StartAsync();
        await WriteAsync(host, "", "R&D <Pilots>");
        using var browser = host.NewBrowser();

        Assert.Contains("R&amp;D &lt;Pilots&gt;", await browser.ReadAsync("/api"), StringComparison.Ordinal);
    }

    private static async Task<(string Address, string Sheet, string Caching)> ReadStylesheetAsync(HubHost host)
    {
        using var browser = host.NewBrowser();
        var address = Regex.Match(await browser.ReadAsync("/api"), "/theme\\.css\\?v=[0-9a-f]+").Value;
        var response = await browser.GetAsync(address);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        return (address, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.CacheControl!.ToString());
    }

    private static async Task WriteAsync(HubHost host, string accent, string name = "PilotHub")
    {
        await using var transaction = await host.Get<IContentStore>().BeginAsync(ContentActor.System("test"), TestContext.Current.CancellationToken);
        await transaction.WriteDocumentAsync(
            SiteDocuments.Settings, JsonSerializer.SerializeToElement(new { SiteName = name, PilotHubSettings = new { Accent = accent } }), TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
