using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/cases", "/cases?sort=title&page=2", "/cases/lecks-im-trinkwassernetz-hoeren", "/cases/voice-bot-for-outage-reports",
        "/topics", "/roadmap", "/help", "/account/sign-in", "/admin/design", "/no/such/page", "/api", "/glossary",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violation_in_either_language_and_scheme(string path)
    {
        foreach (var (culture, scheme) in new[] { ("en", ColorScheme.Light), ("de", ColorScheme.Dark) })
        {
            await using var visitor = await browser.OpenAsync(culture, scheme);
            await visitor.GoAsync(path);
            await visitor.AssertAccessibleAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_phone_and_two_hundred_percent_zoom(string path)
    {
        foreach (var width in new[] { 320, 390, 720 })
        {
            await using var visitor = await browser.OpenAsync("de", width: width);
            await visitor.GoAsync(path);
            await visitor.AssertNoSidewaysScrollAsync();
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_every_stop_shows_its_focus()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.GoAsync("/cases");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("A", await visitor.Page.EvaluateAsync<string>("document.activeElement.tagName"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));

        await visitor.GoAsync("/cases");
        for (var stop = 0; stop < 25; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            Assert.True(await visitor.Page.EvaluateAsync<bool>("""
                (() => { const style = getComputedStyle(document.activeElement);
                  return document.activeElement === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2); })()
                """), $"Stop {stop + 1} shows no focus: {await visitor.Page.EvaluateAsync<string>("document.activeElement.outerHTML")}");
        }
    }
}
