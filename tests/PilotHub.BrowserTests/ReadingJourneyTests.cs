using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>What a reader does: from the home page to a learning, in their language and light, with or without JavaScript.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReadingJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_goes_from_the_home_page_to_a_learning_of_a_case(bool javaScript)
    {
        await using var visitor = await browser.OpenAsync(javaScript: javaScript);
        Assert.Equal(200, await visitor.GoAsync("/"));
        var learning = visitor.Page.Locator("main a[href*='#learning-']").First;
        var target = new Uri(browser.Address, await learning.GetAttributeAsync("href"));
        await learning.ClickAsync();
        await visitor.Page.WaitForURLAsync(target.ToString());
        Assert.Equal(1, await visitor.Page.Locator($"[id='{target.Fragment[1..]}']").CountAsync());
        await Assertions.Expect(visitor.Page.Locator($"[id='{target.Fragment[1..]}']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_list_is_sorted_and_paged_by_links_that_keep_their_state()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.GoAsync("/cases?sort=title");
        var first = await visitor.Page.Locator("main article h2, main article h3").AllInnerTextsAsync();
        Assert.Equal(first.Order(StringComparer.InvariantCultureIgnoreCase), first);
        await visitor.Page.Locator("a[rel='next']").First.ClickAsync();
        Assert.Contains("sort=title", visitor.Page.Url, StringComparison.Ordinal);
        var second = await visitor.Page.Locator("main article h2, main article h3").AllInnerTextsAsync();
        Assert.NotEmpty(second);
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task The_switch_changes_the_language_and_stays()
    {
        await using var visitor = await browser.OpenAsync("en");
        await visitor.GoAsync("/cases/voice-bot-for-outage-reports");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visitor.Page.Locator("a[href*='/account/culture'][href*='culture=de']").First.ClickAsync();
        Assert.EndsWith("/cases/voice-bot-for-outage-reports", visitor.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        // The page speaks German, what was written in English says so.
        await Assertions.Expect(visitor.Page.GetByText("Voice bot for outage reports").First).ToBeVisibleAsync();
        Assert.True(await visitor.Page.Locator("main [lang='en']").CountAsync() > 0);
        await visitor.GoAsync("/cases");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
    }

    [Fact]
    public async Task The_scheme_can_be_chosen_and_stays()
    {
        await using var visitor = await browser.OpenAsync(scheme: ColorScheme.Light);
        await visitor.GoAsync("/");
        var light = await Background(visitor);
        await visitor.GoAsync("/account/theme?theme=dark&returnUrl=%2Fcases");
        Assert.EndsWith("/cases", visitor.Page.Url, StringComparison.Ordinal);
        Assert.NotEqual(light, await Background(visitor));

        static Task<string> Background(Visitor visitor) => visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
    }

    [Fact]
    public async Task A_page_that_does_not_exist_helps_on()
    {
        await using var visitor = await browser.OpenAsync("de");
        Assert.Equal(404, await visitor.GoAsync("/cases/sprachbot-stoerung"));
        Assert.True(await visitor.Page.Locator("main a[href='/cases'], main form").CountAsync() > 0);
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
    }

    [Fact]
    public async Task Every_link_of_the_first_pages_leads_somewhere()
    {
        await using var visitor = await browser.OpenAsync();
        var seen = new HashSet<string>();
        foreach (var start in (string[])["/", "/cases", "/cases/lecks-im-trinkwassernetz-hoeren", "/topics", "/roadmap", "/help"])
        {
            await visitor.GoAsync(start);
            foreach (var href in await visitor.Page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
            {
                var path = Regex.Replace(href, "#.*$", "");
                if (path.Length == 0 || path.StartsWith("/account/", StringComparison.Ordinal) || !seen.Add(path))
                    continue;
                var answer = await visitor.Page.APIRequest.GetAsync(path);
                Assert.True(answer.Ok, $"{start} links to {path}, which answers {answer.Status}.");
            }
        }
        Assert.True(seen.Count > 40);
    }
}
