using System.Net;

namespace PilotHub.Tests.Web.Accounts;

public sealed class ReaderChoicesTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task The_language_switch_holds_against_the_browsers_languages_and_leads_back()
    {
        using var browser = fixture.Host.NewBrowser(("Accept-Language", "en"));

        var response = await browser.GetAsync("/account/culture?culture=de&returnUrl=%2Fapi%3Fx%3D1");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/api?x=1", response.Headers.Location?.ToString());
        Assert.Contains("<html lang=\"de\"", await browser.ReadAsync("/api"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_the_site_has_not_got_is_not_remembered()
    {
        using var browser = fixture.Host.NewBrowser();

        var response = await browser.GetAsync("/account/culture?culture=tlh&returnUrl=/");

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Light_and_dark_are_remembered_and_the_device_decides_again_when_asked()
    {
        using var browser = fixture.Host.NewBrowser();

        await browser.GetAsync("/account/theme?theme=dark&returnUrl=/");
        Assert.Contains("data-theme=\"dark\"", await browser.ReadAsync("/api"), StringComparison.Ordinal);
        await browser.GetAsync("/account/theme?theme=light&returnUrl=/");
        Assert.Contains("data-theme=\"light\"", await browser.ReadAsync("/api"), StringComparison.Ordinal);
        await browser.GetAsync("/account/theme?theme=system&returnUrl=/");
        Assert.DoesNotContain("data-theme=", await browser.ReadAsync("/api"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/culture?culture=de&returnUrl=https://evil.example")]
    [InlineData("/account/theme?theme=dark&returnUrl=//evil.example")]
    [InlineData("/account/theme?theme=dark&returnUrl=/%5Cevil.example")]
    [InlineData("/account/theme?theme=dark")]
    public async Task A_switch_leads_to_no_other_site(string path)
    {
        var response = await fixture.Host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("/", response.Headers.Location?.ToString());
    }
}
