using System.Text.Json;
using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>
/// Opens what injections were written into, in the browser they were written for. A visitor is alarmed by dialogs, by script errors, by
/// whatever the security policy had to stop, and by requests to other hosts: none of it may happen, and the page must be whole.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileContentTests(BrowserFixture browser)
{
    private static readonly string[] Own =
    [
        "<script>window.__xss=1</script>",
        "</title></style></textarea></script><script>window.__xss=1</script>",
        "<img src=x onerror=window.__xss=1>",
        "\"><svg onload=window.__xss=1>",
        "' autofocus onfocus=window.__xss=1 x='",
        "<iframe srcdoc=\"<script>parent.__xss=1</script>\"></iframe>",
        "<details open ontoggle=window.__xss=1>",
        "[a](javascript:window.__xss=1)",
        "<form action=javascript:window.__xss=1><button autofocus>go</button></form>",
        "<base href=\"https://example.test/\"><link rel=stylesheet href=x><style>@import 'https://example.test/x.css';</style>",
        "<meta http-equiv=refresh content=\"0;url=https://example.test/\">",
        "</main></body></html><h1>over</h1>",
        "<!-- --><![CDATA[ <noscript><p title=\"</noscript><img src=x onerror=window.__xss=1>\">",
        "{{constructor.constructor('window.__xss=1')()}} ${window.__xss=1} <%= window.__xss=1 %>",
        "![x](https://example.test/pixel.png)",
    ];

    [Fact]
    public Task What_we_thought_of_ourselves_does_nothing() => AssertInertAsync(Own);

    [Fact]
    public Task Payloads_collected_on_github_do_nothing() =>
        AssertInertAsync(File.ReadLines(SharedData.Require("data", "security", "payloadbox-xss-payload-list.txt")));

    [Fact]
    public Task Filter_evasions_of_owasp_and_naughty_strings_do_nothing() =>
        AssertInertAsync([.. Strings("owasp-xss-filter-evasion-blocks.json"), .. Strings("blns.json")]);

    private async Task AssertInertAsync(IEnumerable<string> payloads)
    {
        browser.RequireBrowser();
        await using var site = await HostileSite.StartAsync(payloads);
        Assert.NotEmpty(site.Items);
        await using var visitor = await browser.OpenAsync(site: site.Address);
        foreach (var item in site.Items)
        {
            Assert.Equal(200, await visitor.GoAsync(item.Path));
            await AssertWholeAsync(visitor.Page, item);
            await TouchEverythingAsync(visitor.Page);
            Assert.True(await visitor.Page.EvaluateAsync<bool>("window.__xss === undefined"), item.Path);
            Assert.Equal(new Uri(site.Address, item.Path).ToString(), visitor.Page.Url);
        }
        // The lists show titles and summaries of them all.
        foreach (var list in (string[])["/", "/cases", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/help"])
        {
            await visitor.GoAsync(list);
            await TouchEverythingAsync(visitor.Page);
            Assert.True(await visitor.Page.EvaluateAsync<bool>("window.__xss === undefined && document.querySelectorAll('main').length === 1"), list);
        }
    }

    private static async Task AssertWholeAsync(IPage page, HostileItem item)
    {
        Assert.Equal([Shown(item.Title)], (await page.Locator("h1").EvaluateAllAsync<string[]>("titles => titles.map(title => title.textContent)")).Select(Shown));
        Assert.Equal(new[] { "A", "HEADER", "MAIN", "FOOTER", "DIV" }, await page.EvaluateAsync<string[]>("[...document.body.children].map(child => child.tagName)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main *')].flatMap(element => [
              ...(/^(script|style|iframe|object|embed|form|input|textarea|select|button|base|link|meta|template|math|frame|video|audio)$/.test(element.localName)
                && !element.closest('ph-copy-link, .learning__tools, #cite, .toc') ? [element.outerHTML] : []),
              ...[...element.attributes].filter(attribute => attribute.name.startsWith('on') || attribute.name === 'srcdoc'
                || (/^(href|src|action|formaction|xlink:href|data)$/.test(attribute.name) && !/^(https?:|mailto:|[/#]|$)/i.test(attribute.value) && /^[\s\u0000-\u001f]*[a-z]+:/i.test(attribute.value)))
                .map(attribute => `${element.localName} ${attribute.name}=${attribute.value}`)])
            """));
        if (item.Statements.Count == 0)
            return;
        Assert.Equal(
            new[] { "goal", "learnings", "evidence", "decision", "risks", "value", "reuse", "differently", "people", "history", "similar", "cite" },
            await page.Locator(".case__text > section").EvaluateAllAsync<string[]>("sections => sections.map(section => section.id)"));
        // Letter for letter: what looks like markup is the text that somebody wrote.
        var statements = await page.Locator("#learnings .learning__statement").EvaluateAllAsync<string[]>("texts => texts.map(text => text.textContent)");
        Assert.Equal(item.Statements.Select(HostileSite.Short).Select(Shown), statements.Select(Shown));

        static string Shown(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // Much of what is written to run waits for somebody to point at it.
    private static async Task TouchEverythingAsync(IPage page) => await page.EvaluateAsync("""
        for (const element of document.querySelectorAll('main *'))
          for (const kind of ['mouseover', 'focus', 'pointerover', 'toggle', 'load', 'error'])
            element.dispatchEvent(new Event(kind));
        """);

    private static string[] Strings(string file) =>
        JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedData.Require("data", "security", file)))!;
}
