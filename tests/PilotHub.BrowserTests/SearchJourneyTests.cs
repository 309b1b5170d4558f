using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>What somebody does who looks for something: by mouse, by keyboard alone, with and without JavaScript.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SearchJourneyTests(BrowserFixture browser)
{
    private const string Box = "main form.searchbox input[type=search]";
    private const string Count = "[data-count]";

    [Theory]
    [InlineData("en", ColorScheme.Light, 1440)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("de", ColorScheme.Light, 390)]
    [InlineData("de", ColorScheme.Dark, 1440)]
    public async Task Results_suggestions_and_an_empty_search_have_no_violation(string culture, ColorScheme scheme, int width)
    {
        await using var visitor = await browser.OpenAsync(culture, scheme, width);
        foreach (var path in (string[])["/search", "/search?q=trinkwasser+leak&sort=newest", "/search?q=pilot&stage=Running&minEvidence=2", "/search?q=qqxxzz", "/search?stage=Retired&minEvidence=5"])
        {
            await visitor.GoAsync(path);
            await visitor.AssertAccessibleAsync();
            await visitor.AssertNoSidewaysScrollAsync();
        }
        await visitor.GoAsync("/search?q=pilot");
        await OpenSuggestionsAsync(visitor, "wa");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.AssertAccessibleAsync();
        await visitor.AssertNoSidewaysScrollAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_goes_from_the_first_letters_to_the_case()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.GoAsync("/");
        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync("dron li");
        var option = visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Drone pictures for overhead lines" });
        await Assertions.Expect(option).ToBeVisibleAsync();
        var box = visitor.Page.GetByRole(AriaRole.Combobox).Filter(new() { Visible = true });
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(visitor.Page.Locator("form.searchbox [role=status]").Filter(new() { HasTextRegex = new Regex("suggestion") })).ToHaveCountAsync(1);

        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(option.First).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(await option.First.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Equal("dron li", await box.InputValueAsync());

        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(option).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/cases/**");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Drone pictures");
    }

    [Fact]
    public async Task A_filter_changes_the_results_in_place_and_leaves_focus_scroll_and_the_way_back()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.GoAsync("/search?q=pilot");
        var before = await visitor.Page.Locator(Count).InnerTextAsync();
        await visitor.Page.EvaluateAsync("window.still = true; document.querySelector('[data-key=\"stage:Running\"]').scrollIntoView({ block: 'center' })");
        var facet = visitor.Page.Locator("[data-key='stage:Running']");
        var top = (await facet.BoundingBoxAsync())!.Y;
        await facet.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(facet).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(facet).ToBeFocusedAsync();
        Assert.Equal(top, (await facet.BoundingBoxAsync())!.Y, tolerance: 1);
        Assert.Contains("stage=Running", visitor.Page.Url, StringComparison.Ordinal);
        var after = await visitor.Page.Locator(Count).InnerTextAsync();
        Assert.NotEqual(before, after);
        await Assertions.Expect(visitor.Page.Locator("#results-status")).ToHaveTextAsync(after);
        // What leads back here knows the new address.
        Assert.Contains("stage%3DRunning", await visitor.Page.Locator(".languages a").First.GetAttributeAsync("href"), StringComparison.OrdinalIgnoreCase);

        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(Count)).ToHaveTextAsync(before);
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.Locator(Count)).ToHaveTextAsync(after);
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.Locator(Count)).ToHaveTextAsync(before);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.still === true"));
    }

    [Fact]
    public async Task Results_follow_what_is_being_typed_and_keep_the_filters()
    {
        await using var visitor = await browser.OpenAsync("de");
        await visitor.GoAsync("/search?stage=Running");
        await visitor.Page.EvaluateAsync("window.still = true");
        await visitor.Page.Locator(Box).ClickAsync();
        await visitor.Page.Keyboard.TypeAsync("forecasting");
        await visitor.Page.WaitForURLAsync("**/search?stage=Running&q=forecasting");
        await Assertions.Expect(visitor.Page.Locator(".case-row mark").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(Box)).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Contains("stage=Running", visitor.Page.Url, StringComparison.Ordinal);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.still === true"));
    }

    [Fact]
    public async Task The_next_page_begins_at_its_top()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.GoAsync("/search?sort=newest&type=PilotCase&type=Learning");
        var first = await visitor.Page.Locator(".case-row__title").First.InnerTextAsync();
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".case-row__title").First).Not.ToHaveTextAsync(first);
        await Assertions.Expect(visitor.Page.Locator(Count)).ToBeInViewportAsync();
        await Assertions.Expect(visitor.Page.Locator(Count)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_search_is_remembered_here_and_can_be_forgotten()
    {
        await using var visitor = await browser.OpenAsync("de");
        await visitor.GoAsync("/search");
        await visitor.Page.Locator(Box).FillAsync("sprachbot");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/search?q=sprachbot");

        await visitor.GoAsync("/");
        await visitor.Page.Locator(Box).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("sprachbot");
        await visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "vergessen" }).ClickAsync();
        Assert.Null(await visitor.Page.EvaluateAsync<string?>("localStorage.getItem('pilothub-recent-searches')"));
    }

    [Fact]
    public async Task A_long_facet_can_be_searched()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.GoAsync("/search?type=PilotCase");
        var facet = visitor.Page.Locator("details[data-find]:has(input)").First;
        var value = await facet.Locator("details li span:first-child").Last.TextContentAsync();
        await facet.Locator("input.facet__find").FillAsync(value!);
        await Assertions.Expect(facet.Locator("li").Filter(new() { Visible = true }).First).ToContainTextAsync(value!);
        Assert.True(await facet.Locator("li").Filter(new() { Visible = true }).CountAsync() < await facet.Locator("li").CountAsync());
    }

    [Fact]
    public async Task Without_script_words_filters_and_pages_are_plain_links_and_forms()
    {
        await using var visitor = await browser.OpenAsync(javaScript: false);
        await visitor.GoAsync("/search?q=pilot");
        await visitor.Page.Locator("[data-key='stage:Running']").ClickAsync();
        Assert.Contains("stage=Running", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Page.Locator(Box).FillAsync("water");
        await visitor.Page.Locator("main form.searchbox button").ClickAsync();
        Assert.Contains("stage=Running", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Contains("q=water", visitor.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visitor.Page.Locator(Count)).ToBeVisibleAsync();
        await visitor.GoAsync("/search?type=PilotCase");
        var more = visitor.Page.Locator("details.facet details").First;
        await more.Locator("summary").ClickAsync();
        await Assertions.Expect(more.Locator("li").Last).ToBeVisibleAsync();
    }

    private static async Task OpenSuggestionsAsync(Visitor visitor, string typed)
    {
        await visitor.Page.Locator(Box).FillAsync(typed);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
    }
}
