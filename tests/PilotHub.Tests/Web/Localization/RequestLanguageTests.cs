using Microsoft.AspNetCore.Http;
using PilotHub.Content.Store;
using PilotHub.Web.Localization;

namespace PilotHub.Tests.Web.Localization;

public sealed class RequestLanguageTests
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("de", "de")]
    [InlineData("de-CH", "de")]
    [InlineData("fr-CH, fr;q=0.9, de;q=0.8, en;q=0.7", "de")]
    [InlineData("en;q=0.2, de;q=0.4", "de")]
    [InlineData("den", "en")]
    [InlineData("de;q=0", "en")]
    [InlineData("*", "en")]
    [InlineData(";;;,,=", "en")]
    public void The_browsers_wish_decides_among_the_sites_languages(string? accepted, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = accepted;

        Assert.Equal(expected, RequestLanguage.Choose(request, new(), accountCulture: null));
    }

    [Theory]
    [InlineData("de", "en", "en", "de")]
    [InlineData(null, "de", "en", "de")]
    [InlineData("fr", "de", "en", "de")]
    [InlineData(null, "fr", "de", "de")]
    [InlineData(null, null, "fr", "en")]
    public void The_account_comes_first_then_the_switch_then_the_browser(string? account, string? chosen, string accepted, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = accepted;
        if (chosen is not null)
            request.Headers.Cookie = $"{RequestLanguage.Cookie}={chosen}";

        Assert.Equal(expected, RequestLanguage.Choose(request, new(), account));
    }

    [Fact]
    public void A_site_in_one_language_answers_in_it() =>
        Assert.Equal("de", RequestLanguage.Choose(new DefaultHttpContext().Request, new() { Cultures = ["de"], DefaultCulture = "de" }, "en"));

    [Fact]
    public async Task A_page_says_which_language_it_is_in_and_that_it_depends_on_the_reader()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser(("Accept-Language", "de"));

        foreach (var path in (string[])["/api", "/account/sign-in", "/nirgends"])
        {
            var response = await browser.GetAsync(path);
            Assert.Equal(["de"], response.Content.Headers.ContentLanguage);
            Assert.Contains("Accept-Language", response.Headers.Vary);
            Assert.Contains("Cookie", response.Headers.Vary);
        }
    }

    [Fact]
    public async Task An_accounts_language_holds_wherever_the_person_signs_in()
    {
        await using var host = await HubHost.StartAsync();
        var store = host.Get<IContentStore>();
        var admin = Assert.Single(await store.ListUsersAsync(TestContext.Current.CancellationToken));
        await using (var transaction = await store.BeginAsync(ContentActor.System("test"), TestContext.Current.CancellationToken))
        {
            await transaction.WriteUserAsync(admin with { Culture = "de" }, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
        using var browser = host.NewBrowser(("Accept-Language", "en"));

        await browser.SignInAsync();

        Assert.Contains("<html lang=\"de\"", await browser.ReadAsync("/api"), StringComparison.Ordinal);
    }
}
