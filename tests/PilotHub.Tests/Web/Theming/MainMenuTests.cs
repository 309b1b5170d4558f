using System.Net;
using System.Text.Json.Nodes;
using PilotHub.Content;
using PilotHub.Content.Store;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Theming;

public sealed class MainMenuTests
{
    private const string Navigation = ".masthead__nav a";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_set_up_s_menu_is_the_navigation_in_both_languages_and_every_entry_leads_somewhere()
    {
        await using var host = await HubHost.StartAsync();
        using var english = host.NewBrowser(("Accept-Language", "en"));
        using var german = host.NewBrowser(("Accept-Language", "de"));
        var page = await english.OpenAsync("/");

        Assert.Equal(["Cases", "Topics", "Roadmap", "Help"], page.TextsOf(Navigation));
        Assert.Equal(["Pilotfälle", "Themen", "Roadmap", "Hilfe"], (await german.OpenAsync("/")).TextsOf(Navigation));
        foreach (var link in page.QuerySelectorAll(Navigation))
        {
            using var answer = await english.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_an_editor_changes_in_the_menu_shows_at_once()
    {
        await using var host = await HubHost.StartAsync();
        using var reader = host.NewBrowser(("Accept-Language", "de"));
        await reader.OpenAsync("/");
        await host.PublishAsync((await FindMenuAsync(host)).WithPart("MenuItemsListPart", new JsonObject
        {
            ["MenuItems"] = new JsonArray(
                Link("One", "~/cases", "Eins"),
                Link("No German name", "https://example.test/a?b=<c>"),
                Link("", "/roadmap")),
        }));
        var page = await reader.OpenAsync("/");

        Assert.Equal(["Eins", "No German name"], page.TextsOf(Navigation));
        Assert.Equal(["/cases", "https://example.test/a?b=%3Cc%3E"], page.QuerySelectorAll(Navigation).Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_draft_of_the_menu_is_not_the_menu_yet()
    {
        await using var host = await HubHost.StartAsync();
        using var reader = host.NewBrowser(("Accept-Language", "en"));
        await host.SaveDraftAsync((await FindMenuAsync(host)).WithPart("MenuItemsListPart", new JsonObject { ["MenuItems"] = new JsonArray() }));

        Assert.Equal(["Cases", "Topics", "Roadmap", "Help"], (await reader.OpenAsync("/")).TextsOf(Navigation));
    }

    [Fact]
    public async Task An_empty_menu_is_no_navigation()
    {
        await using var host = await HubHost.StartAsync();
        using var reader = host.NewBrowser();
        await host.PublishAsync((await FindMenuAsync(host)).WithPart("MenuItemsListPart", new JsonObject { ["MenuItems"] = new JsonArray() }));

        Assert.Null((await reader.OpenAsync("/")).QuerySelector(".masthead__nav"));
    }

    private static async Task<ContentItem> FindMenuAsync(HubHost host)
    {
        await foreach (var item in host.Get<IContentStore>().ReadAllAsync(["Menu"], Stop))
            return item;
        throw new InvalidOperationException("The set-up made no menu.");
    }

    private static JsonObject Link(string name, string url, string german = "") => new()
    {
        ["ContentItemId"] = ContentItemIds.New(TimeProvider.System),
        ["ContentType"] = "LinkMenuItem",
        ["DisplayText"] = name,
        ["LinkMenuItemPart"] = new JsonObject { ["Url"] = url },
        ["LocalizedName"] = new JsonObject { ["German"] = new JsonObject { ["Text"] = german } },
    };
}
