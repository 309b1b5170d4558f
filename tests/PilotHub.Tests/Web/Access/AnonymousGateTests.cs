using System.Net;
using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Access;

public sealed class AnonymousGateTests
{
    [Fact]
    public async Task In_production_nobody_reads_without_signing_in()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production" });

        Assert.Equal("/account/sign-in?returnUrl=%2Fapi%3Fx%3D1", await WhereToAsync(host, "/api?x=1"));
        Assert.Equal("/account/sign-in?returnUrl=%2Fno%2Fsuch%2Fpage", await WhereToAsync(host, "/no/such/page"));
        var api = await GetAsync(host, "/api/cases/some");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/account/sign-in")]
    [InlineData("/theme.css")]
    [InlineData("/_content/PilotHub.Theme/css/tokens.css")]
    public async Task What_signing_in_needs_is_open(string path)
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production" });

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, path)).StatusCode);
    }

    [Fact]
    public async Task The_setting_opens_a_production_site()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production", Settings = new() { [HubSettings.AnonymousRead] = "true" } });

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/api")).StatusCode);
    }

    [Fact]
    public async Task The_setting_closes_a_development_site()
    {
        await using var host = await HubHost.StartAsync(new() { Settings = new() { [HubSettings.AnonymousRead] = "false" } });

        Assert.Equal("/account/sign-in?returnUrl=%2Fapi", await WhereToAsync(host, "/api"));
    }

    [Fact]
    public async Task Whoever_signs_in_reads()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production" });
        using var browser = host.NewBrowser();
        await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/no/such/page")).StatusCode);
    }

    private static Task<HttpResponseMessage> GetAsync(HubHost host, string path) =>
        host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<string> WhereToAsync(HubHost host, string path)
    {
        var response = await GetAsync(host, path);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return new Uri(host.Address, response.Headers.Location!).PathAndQuery;
    }
}
