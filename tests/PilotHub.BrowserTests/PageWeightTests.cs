using System.Net;
using System.Text.RegularExpressions;

namespace PilotHub.BrowserTests;

/// <summary>What a reader's first visit to a page costs on the line, measured on the published program.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class PageWeightTests(BrowserFixture browser, PublishedSite published) : IClassFixture<PublishedSite>
{
    private const int MaxPage = 100_000;
    private const int MaxScript = 30_000;

    public static TheoryData<string> ReadingPages =>
        ["/", "/cases", "/cases/voice-bot-for-outage-reports", "/cases/antwortentwuerfe-fuer-ablesebeschwerden", "/roadmap", "/topics", "/help"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ReadingPages))]
    public async Task A_first_visit_transfers_at_most_100_kilobytes_and_30_of_script(string path)
    {
        await using var visitor = await browser.OpenAsync("de", site: published.Address);
        var loads = await visitor.RecordAsync(path);

        var sizes = string.Join('\n', loads.OrderByDescending(load => load.Bytes).Select(load => $"{load.Bytes,7} {load.Kind,-10} {load.Url}"));
        Assert.Contains(loads, load => load.Kind == "document");
        Assert.Contains(loads, load => load.Kind == "stylesheet");
        Assert.Contains(loads, load => load.Kind == "font");
        Assert.True(loads.Sum(load => load.Bytes) <= MaxPage, sizes);
        Assert.True(loads.Where(load => load.Kind == "script").Sum(load => load.Bytes) <= MaxScript, sizes);
    }

    [Fact]
    public async Task A_page_s_files_are_fingerprinted_and_kept_for_ever()
    {
        using var client = NewClient();
        var files = await AssetsOfAsync(client, "/");
        Assert.True(files.Count >= 10, string.Join('\n', files));
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file, Stop);
            Assert.True(answer.IsSuccessStatusCode, $"{file}: {answer.StatusCode}");
            Assert.True(answer.Headers.CacheControl is { MaxAge.TotalDays: >= 365 } caching && caching.Extensions.Any(extension => extension.Name == "immutable"),
                $"{file}: {answer.Headers.CacheControl}");
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    public async Task Pages_and_the_theme_s_texts_are_compressed(string accepted, string expectedOfFiles)
    {
        using var client = NewClient();
        var texts = (await AssetsOfAsync(client, "/cases")).Where(file => file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal)).ToList();
        Assert.True(texts.Count >= 8, string.Join('\n', texts));
        foreach (var file in texts)
            Assert.Equal((file, expectedOfFiles), (file, await EncodingOfAsync(file)));
        foreach (var path in ReadingPages)
            Assert.Contains(await EncodingOfAsync(path), accepted.Split(", "));

        async Task<string> EncodingOfAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", accepted } } };
            using var answer = await client.SendAsync(request, Stop);
            return string.Join(',', answer.Content.Headers.ContentEncoding);
        }
    }

    [Theory]
    [MemberData(nameof(ReadingPages))]
    public async Task Who_has_the_page_already_gets_304(string path)
    {
        using var client = NewClient();
        using var first = await client.GetAsync(path, Stop);
        Assert.NotNull(first.Headers.ETag);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag } } };
        using var second = await client.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Stop));
    }

    private static async Task<IReadOnlyList<string>> AssetsOfAsync(HttpClient client, string page)
    {
        var html = await client.GetStringAsync(page, Stop);
        var sheets = Asset().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct().ToList();
        // No file of another host, and each one under the product's own theme or made from its settings.
        Assert.All(sheets, file => Assert.Matches("^/(_content/PilotHub.Theme/|theme.css)", file));
        return sheets;
    }

    private HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = published.Address };

    [GeneratedRegex("""<(?:link|script)[^>]+(?:href|src)="([^"]+)""")]
    private static partial Regex Asset();
}
