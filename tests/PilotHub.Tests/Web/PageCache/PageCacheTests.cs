using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using PilotHub.Content.Store;

namespace PilotHub.Tests.Web.PageCache;

public sealed class PageCacheTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    // A page that everybody sees alike and that needs no content.
    private const string Page = "/api";

    [Fact]
    public async Task Each_answer_has_a_nonce_of_its_own_in_its_policy_and_in_its_body()
    {
        var answers = new List<(string Policy, string Body)>();
        for (var i = 0; i < 3; i++)
        {
            var response = await SendAsync(HttpMethod.Get, Page);
            answers.Add((response.Headers.GetValues("Content-Security-Policy").Single(), await ReadAsync(response)));
        }

        Assert.Equal(3, answers.Select(answer => PageText.NonceOf(answer.Body)).Distinct().Count());
        Assert.All(answers, answer => Assert.Contains($"'nonce-{PageText.NonceOf(answer.Body)}'", answer.Policy, StringComparison.Ordinal));
        Assert.Single(answers.Select(answer => PageText.WithoutSecrets(answer.Body)).Distinct());
    }

    [Fact]
    public async Task The_compressed_page_says_what_the_plain_one_says()
    {
        var plain = await ReadAsync(await SendAsync(HttpMethod.Get, Page));
        for (var i = 0; i < 2; i++)
        {
            var response = await SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", "gzip, br"));
            var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

            Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
            Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
            Assert.InRange(bytes.Length, 1, plain.Length / 2);
            // GZipStream checks the checksum and the length that the nonce is part of.
            using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
            var body = await unpacked.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Equal(PageText.WithoutSecrets(plain), PageText.WithoutSecrets(body));
            Assert.Contains($"'nonce-{PageText.NonceOf(body)}'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_refuses_gzip_gets_none()
    {
        var response = await SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", "gzip;q=0, identity"));

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.StartsWith("<!DOCTYPE html>", await ReadAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity", "")]
    [InlineData("gzip", "-gzip")]
    public async Task Who_has_the_page_is_told_so_without_a_policy_for_a_body_that_is_not_sent(string encoding, string suffix)
    {
        var first = await SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", encoding));
        var tag = first.Headers.ETag!.ToString();

        var second = await SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", encoding), ("If-None-Match", $"\"other\", {tag}"));

        Assert.EndsWith($"{suffix}\"", tag, StringComparison.Ordinal);
        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag?.ToString());
        Assert.False(second.Headers.Contains("Content-Security-Policy"));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_tag_gets_the_page()
    {
        var response = await SendAsync(HttpMethod.Get, Page, ("If-None-Match", "\"00000000000000000000000000000000\""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Only_the_readers_own_browser_may_keep_a_page_and_must_ask()
    {
        var response = await SendAsync(HttpMethod.Get, Page);

        Assert.Equal("no-cache, private", response.Headers.CacheControl?.ToString());
        Assert.Equal(["Accept-Encoding", "Accept-Language", "Cookie"], response.Headers.Vary.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Head_answers_with_the_headers_of_get_and_nothing_else()
    {
        var get = await SendAsync(HttpMethod.Get, Page);
        for (var i = 0; i < 2; i++)
        {
            var head = await SendAsync(HttpMethod.Head, Page);

            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Languages_lights_and_hosts_have_pages_of_their_own()
    {
        var english = await ReadAsync(await SendAsync(HttpMethod.Get, Page));
        var german = await ReadAsync(await SendAsync(HttpMethod.Get, Page, ("Accept-Language", "de-AT,en;q=0.5")));
        var dark = await ReadAsync(await SendAsync(HttpMethod.Get, Page, ("Cookie", "pilothub-theme=dark")));
        var again = await ReadAsync(await SendAsync(HttpMethod.Get, Page));

        Assert.Contains("<html lang=\"de\"", german, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", dark, StringComparison.Ordinal);
        Assert.Equal(PageText.WithoutSecrets(english), PageText.WithoutSecrets(again));
    }

    [Fact]
    public async Task A_page_is_as_new_as_the_last_commit()
    {
        await using var host = await HubHost.StartAsync();
        using var browser = host.NewBrowser();
        await browser.ReadAsync(Page);
        await browser.ReadAsync(Page);

        await NameSiteAsync(host, "Renamed");

        Assert.Contains("Renamed", await browser.ReadAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_persons_page_is_neither_stored_nor_taken_from_the_store()
    {
        await using var host = await HubHost.StartAsync();
        using var visitor = host.NewBrowser();
        using var admin = host.NewBrowser();
        await admin.SignInAsync();

        var own = await admin.ReadAsync(Page);
        var open = await visitor.ReadAsync(Page);
        var ownAgain = await admin.ReadAsync(Page);

        Assert.Contains("menu__label\">admin", own, StringComparison.Ordinal);
        Assert.DoesNotContain("menu__label\">admin", open, StringComparison.Ordinal);
        Assert.Contains("menu__label\">admin", ownAgain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_person_is_told_that_a_page_is_unchanged_although_its_form_token_differs()
    {
        await using var host = await HubHost.StartAsync();
        using var admin = host.NewBrowser();
        await admin.SignInAsync();
        await admin.ReadAsync(Page); // hands out the antiforgery cookie
        var first = await admin.GetAsync(Page);

        var second = await admin.GetAsync(Page, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.False(second.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_page_that_hands_out_a_cookie_is_not_stored()
    {
        var first = await SendAsync(HttpMethod.Get, "/account/sign-in");
        var second = await SendAsync(HttpMethod.Get, "/account/sign-in");

        Assert.Null(first.Headers.ETag);
        Assert.NotEqual(first.Headers.GetValues("Set-Cookie").First(), second.Headers.GetValues("Set-Cookie").First());
    }

    [Fact]
    public async Task An_error_is_not_stored()
    {
        var response = await SendAsync(HttpMethod.Get, "/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    private static async Task NameSiteAsync(HubHost host, string name)
    {
        await using var transaction = await host.Get<IContentStore>().BeginAsync(ContentActor.System("test"), TestContext.Current.CancellationToken);
        await transaction.WriteDocumentAsync(SiteDocuments.Settings, JsonSerializer.SerializeToElement(new { SiteName = name }), TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return fixture.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> ReadAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
