using System.Net;
using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Security;

public sealed class SecurityHeadersTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/account/sign-in")]
    [InlineData("/no/such/page")]
    [InlineData("/api/no-such-route")]
    [InlineData("/healthz")]
    [InlineData("/theme.css")]
    [InlineData("/_content/PilotHub.Theme/css/tokens.css")]
    public async Task Every_answer_carries_the_security_headers_and_does_not_name_the_server(string path)
    {
        var response = await GetAsync(path);

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/account/sign-in")]
    [InlineData("/no/such/page")]
    public async Task A_pages_policy_allows_nothing_inline_and_nothing_foreign(string path)
    {
        var response = await GetAsync(path);
        var policy = Header(response, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);

        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("img-src 'self' data:", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Matches("^script-src 'nonce-[A-Za-z0-9_-]{24}' 'strict-dynamic'$", Assert.Single(policy, part => part.StartsWith("script-src", StringComparison.Ordinal)));
        Assert.DoesNotContain(policy, part => part.Contains("unsafe", StringComparison.Ordinal));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*nonce=)", page);
    }

    [Fact]
    public async Task A_fingerprinted_asset_is_kept_for_ever()
    {
        var page = await (await GetAsync("/api")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var address = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/_content/[^\"]*tokens\\.[a-z0-9]+\\.css)\"").Groups[1].Value;
        await using var production = await HubHost.StartAsync(new() { Environment = "Production" });

        var response = await production.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Unauthorized)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("User-Agent", "curl", HttpStatusCode.Unauthorized)]
    public async Task Another_sites_page_cannot_send_with_an_unsafe_verb(string header, string value, HttpStatusCode expected)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/recipes") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);

        var response = await fixture.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        using var form = new ByteArrayContent(new byte[5 * 1024 * 1024]);
        form.Headers.ContentType = new("application/x-www-form-urlencoded");

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/sign-in", UriKind.Relative)) { Content = form };
        // Ask before sending, or the refusal closes the connection under the client while it still sends.
        request.Headers.ExpectContinue = true;

        var response = await fixture.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("That was too much at once", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_gets_nothing()
    {
        await using var host = await HubHost.StartAsync(new() { Settings = new() { ["AllowedHosts"] = "pilots.example.org" } });

        var response = await host.Client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task In_production_behind_a_proxy_plain_http_leads_to_https_and_stays_there()
    {
        await using var host = await HubHost.StartAsync(new()
        {
            Environment = "Production",
            Settings = new() { [HubSettings.TrustedProxies] = "127.0.0.0/8", ["https_port"] = "443" },
        });
        using var plain = host.NewBrowser(("Host", "pilots.example.org"), ("X-Forwarded-Proto", "http"));
        using var secure = host.NewBrowser(("Host", "pilots.example.org"), ("X-Forwarded-Proto", "https"));

        var redirect = await plain.GetAsync("/account/sign-in?returnUrl=%2Fcases");
        var page = await secure.GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.PermanentRedirect, redirect.StatusCode);
        Assert.Equal("https://pilots.example.org/account/sign-in?returnUrl=%2Fcases", redirect.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("max-age=31536000", Header(page, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Nobody_but_a_trusted_proxy_is_believed_about_the_scheme()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production", Settings = new() { [HubSettings.TrustedProxies] = "10.1.2.3", ["https_port"] = "443" } });
        using var liar = host.NewBrowser(("X-Forwarded-Proto", "https"));

        Assert.Equal(HttpStatusCode.PermanentRedirect, (await liar.GetAsync("/account/sign-in")).StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => fixture.Host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
