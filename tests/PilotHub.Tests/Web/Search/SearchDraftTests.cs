using System.Net;
using System.Text.Json;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SearchDraftTests
{
    [Fact]
    public async Task Drafts_are_found_by_those_who_may_edit_them_and_by_nobody_else()
    {
        await using var host = await HubHost.StartAsync();
        await host.SaveDraftAsync(Pilot("Accordion xylograph").Build());
        var published = await host.PublishAsync(Pilot("Bagpipe xylograph").Build());
        await host.SaveDraftAsync(published.WithPart("TitlePart", new System.Text.Json.Nodes.JsonObject { ["Title"] = "Bagpipe xylograph, rewritten" }));
        await host.IndexAsync();
        using var editor = host.NewBrowser();
        await editor.SignInAsync();
        using var reader = host.NewBrowser();

        Assert.Equal(["Bagpipe xylograph"], (await HitsAsync(reader, "xylograph")).Keys);
        Assert.DoesNotContain("Accordion xylograph", (await HitsAsync(reader, "accordion")).Keys);
        Assert.DoesNotContain("Bagpipe xylograph, rewritten", (await HitsAsync(reader, "rewritten")).Keys);
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(await reader.ReadAsync("/api/search?q=acordion")).GetProperty("didYouMean").ValueKind);
        Assert.DoesNotContain("Accordion", await reader.ReadAsync("/api/suggest?q=accord"), StringComparison.Ordinal);
        Assert.DoesNotContain("rewritten", await reader.ReadAsync("/feeds/search?q=xylograph"), StringComparison.Ordinal);

        var found = await HitsAsync(editor, "xylograph");
        Assert.Equal(["Accordion xylograph", "Bagpipe xylograph", "Bagpipe xylograph, rewritten"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Draft"], (await editor.OpenAsync("/search?q=accordion")).TextsOf(".case-row__meta strong"));
        foreach (var (title, url) in found)
            Assert.Equal([title], (await editor.OpenAsync(url)).TextsOf("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(found["Accordion xylograph"])).StatusCode);
    }

    [Fact]
    public async Task Authors_find_their_own_drafts_and_not_those_of_others()
    {
        await using var host = await HubHost.StartAsync();
        await host.AddUserAsync(new UserAccount("u-author", "author") { RoleNames = ["Author"] });
        await host.SaveDraftAsync(Pilot("Accordion xylograph").Users("Owner", "u-author").Build());
        await host.SaveDraftAsync(Pilot("Bagpipe xylograph").Build());
        await host.IndexAsync();

        var author = PilotHub.Web.Access.Reader.Of((await host.Get<IContentStore>().FindUsersAsync(["u-author"], TestContext.Current.CancellationToken))[0], host.Get<PilotHub.Web.Site.SiteCache>().Current);
        var results = host.Get<PilotHub.Search.SearchEngine>().Search(new() { Reader = PilotHub.Web.Search.SearchAccess.Of(author), Today = new(2026, 11, 23), Facets = new Dictionary<string, IReadOnlyCollection<string>> { ["type"] = ["PilotCase"] } });

        Assert.Equal(["Accordion xylograph"], results.Hits.Select(hit => hit.Document.Title));
    }

    [Fact]
    public async Task A_draft_that_is_published_is_found_once()
    {
        await using var host = await HubHost.StartAsync();
        await host.PublishAsync(await host.SaveDraftAsync(Pilot("Accordion xylograph").Build()));
        await host.IndexAsync();
        using var editor = host.NewBrowser();
        await editor.SignInAsync();

        Assert.Equal(["/cases/accordion-xylograph"], (await HitsAsync(editor, "accordion")).Values);
    }

    private static async Task<Dictionary<string, string>> HitsAsync(HubBrowser browser, string words) =>
        JsonElement.Parse(await browser.ReadAsync($"/api/search?q={words}")).GetProperty("hits").EnumerateArray()
            .ToDictionary(hit => hit.GetProperty("title").GetString()!, hit => hit.GetProperty("url").GetString()!);
}
