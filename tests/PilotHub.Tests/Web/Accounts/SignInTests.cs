using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data.Accounts;
using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Accounts;

public sealed class SignInTests
{
    private const string Refusal = "Name and password do not go together.";

    [Fact]
    public async Task The_right_password_signs_in_and_leads_back()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();

        var response = await browser.TrySignInAsync("admin", HubHost.AdminPassword, "/api");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/api", response.Headers.Location?.ToString());
        Assert.Contains("menu__label\">admin", await browser.ReadAsync("/api"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site(string returnUrl)
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();

        var response = await browser.TrySignInAsync("admin", HubHost.AdminPassword, returnUrl);

        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_answered_alike()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();

        var unknown = await ReadRefusalAsync(browser, "nobody", "some long password");
        var wrong = await ReadRefusalAsync(browser, "admin", "some long password");

        Assert.Equal(unknown.Replace("nobody", "admin", StringComparison.Ordinal), wrong);
    }

    [Fact]
    public async Task After_five_wrong_tries_even_the_right_password_is_refused_in_the_same_words()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();
        var refusals = new List<string>();
        for (var i = 0; i < 5; i++)
            refusals.Add(await ReadRefusalAsync(browser, "admin", "some long password"));

        refusals.Add(await ReadRefusalAsync(browser, "admin", HubHost.AdminPassword));

        Assert.All(refusals, refusal => Assert.Equal(refusals[0], refusal));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();
        using var form = new FormUrlEncodedContent([new("Name", "admin"), new("Password", HubHost.AdminPassword)]);

        var response = await browser.Client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name.EndsWith("session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_a_link_does_nothing()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();
        await browser.SignInAsync();

        await browser.GetAsync("/account/sign-out");
        Assert.Contains("menu__label\">admin", await browser.ReadAsync("/api"), StringComparison.Ordinal);
        var response = await browser.SubmitAsync("/api", [], "/account/sign-out");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.DoesNotContain("menu__label\">admin", await browser.ReadAsync("/api"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_is_out_with_its_next_request()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production" });
        using var browser = host.NewBrowser();
        await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api")).StatusCode);

        var store = host.Get<IContentStore>();
        var admin = Assert.Single(await store.ListUsersAsync(TestContext.Current.CancellationToken));
        await WriteAsync(store, admin with { IsEnabled = false });

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/api")).StatusCode);
        using var later = host.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await later.TrySignInAsync("admin", HubHost.AdminPassword)).StatusCode);
    }

    [Fact]
    public async Task A_mail_address_that_two_accounts_share_signs_nobody_in()
    {
        await using var host = await HubHost.StartAsync();
        var store = host.Get<IContentStore>();
        var admin = Assert.Single(await store.ListUsersAsync(TestContext.Current.CancellationToken));
        await WriteAsync(store, admin with { Email = "team@example.org" });
        await WriteAsync(store, new("u2", "second") { Email = "team@example.org", PasswordHash = admin.PasswordHash });
        using var browser = host.NewBrowser();

        Assert.Equal(HttpStatusCode.OK, (await browser.TrySignInAsync("team@example.org", HubHost.AdminPassword)).StatusCode);
    }

    [Fact]
    public async Task Passwords_are_hashed_at_the_strength_that_owasp_asks_for()
    {
        await using var host = await HubHost.StartAsync();

        var admin = Assert.Single(await host.Get<IContentStore>().ListUsersAsync(TestContext.Current.CancellationToken));

        // Identity's format 3: a marker, then algorithm (2 is HMAC-SHA512) and iterations, both big-endian.
        var hash = Convert.FromBase64String(admin.PasswordHash!);
        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.InRange(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), 210_000u, uint.MaxValue);
        using var scope = host.Services.CreateScope();
        Assert.NotEqual(PasswordVerificationResult.Failed,
            scope.ServiceProvider.GetRequiredService<IPasswordHasher<HubUser>>().VerifyHashedPassword(new(), admin.PasswordHash!, HubHost.AdminPassword));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "pilothub-session", false)]
    [InlineData("http://127.0.0.1:0", "__Host-pilothub-session", true)]
    public async Task Where_there_is_https_cookies_are_secure_and_bound_to_the_host(string url, string name, bool proxied)
    {
        var settings = new Dictionary<string, string?> { [HubSettings.Urls] = url };
        if (proxied)
            settings[HubSettings.TrustedProxies] = "127.0.0.1";
        await using var host = await HubHost.StartAsync(new() { Settings = settings });
        using var browser = host.NewBrowser(proxied ? [("X-Forwarded-Proto", "https")] : []);
        var form = await browser.GetAsync("/account/sign-in");

        Assert.All(form.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Equal(proxied, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.StartsWith(name.Replace("session", "antiforgery", StringComparison.Ordinal), cookie, StringComparison.Ordinal);
        });
    }

    private static async Task<string> ReadRefusalAsync(HubBrowser browser, string name, string password)
    {
        var response = await browser.TrySignInAsync(name, password);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(Refusal, page, StringComparison.Ordinal);
        return PageText.WithoutSecrets(page);
    }

    private static async Task WriteAsync(IContentStore store, UserAccount account)
    {
        await using var transaction = await store.BeginAsync(ContentActor.System("test"), TestContext.Current.CancellationToken);
        await transaction.WriteUserAsync(account, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
