using System.Net;
using PilotHub.Content.Store;
using PilotHub.Web.Insight;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Insight;

public sealed class SearchInsightTests
{
    private const string ToAPage = "document";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Editors_see_what_was_searched_what_found_nothing_and_what_was_never_opened()
    {
        await using var host = await HubHost.StartAsync();
        var page = PathOf(await host.PublishAsync(Pilot("Accordion tuning").Build()));
        await host.PublishAsync(Pilot("Bagpipe tuning").Build());
        await host.IndexAsync();
        using var reader = host.NewBrowser();
        await reader.GetAsync("/search?q=Accordion");
        await reader.GetAsync("/search?q=%20accordion%20");
        await reader.GetAsync("/search?q=bagpipe");
        await reader.GetAsync("/search?q=zzzqqq");
        await reader.GetAsync("/search");
        await reader.GetAsync(page, ("Referer", new Uri(host.Address, "/search?q=accordion&stage=Running").ToString()), ("Sec-Fetch-Dest", ToAPage));
        using var editor = host.NewBrowser();
        await editor.SignInAsync();

        Assert.Equal(["accordion 2 0 1", "bagpipe 1 0 0", "zzzqqq 1 1 0"], await RowsAsync(editor, "/admin/search"));
        Assert.Equal(["zzzqqq 1 1 0"], await RowsAsync(editor, "/admin/search?view=empty"));
        Assert.Equal(["bagpipe 1 0 0"], await RowsAsync(editor, "/admin/search?view=unopened"));
        Assert.Equal(3, (await RowsAsync(editor, $"/admin/search?week={host.Get<SearchTallies>().ThisWeek:yyyy-MM-dd}")).Count);
    }

    [Fact]
    public async Task Going_on_in_the_same_results_is_no_other_search_and_only_a_result_counts_as_opened()
    {
        await using var host = await HubHost.StartAsync();
        await host.PublishAsync(Pilot("Accordion tuning").Build());
        await host.IndexAsync();
        using var reader = host.NewBrowser();
        var results = new Uri(host.Address, "/search?q=accordion").ToString();
        await reader.GetAsync("/search?q=accordion");
        await reader.GetAsync("/search?q=accordion&stage=Running", ("Referer", results), ("Sec-Fetch-Dest", ToAPage));
        await reader.GetAsync("/cases", ("Referer", results), ("Sec-Fetch-Dest", ToAPage));
        await reader.GetAsync("/", ("Referer", results), ("Sec-Fetch-Dest", ToAPage));
        await reader.GetAsync("/cases/accordion-tuning", ("Referer", results), ("Sec-Fetch-Dest", "empty"));
        await reader.GetAsync("/cases/accordion-tuning", ("Referer", "https://example.test/search?q=accordion"), ("Sec-Fetch-Dest", ToAPage));
        await host.Get<SearchTallyWriter>().WriteAsync(Token);

        Assert.Equal(("accordion", 1, 0), Assert.Single(await TalliesAsync(host)) is var tally ? (tally.Words, tally.Searches, tally.Opened) : default);
    }

    [Fact]
    public async Task Counts_are_deleted_one_by_one_or_all_at_once()
    {
        await using var host = await HubHost.StartAsync();
        await host.Get<ISearchLog>().AddAsync([new(host.Get<SearchTallies>().ThisWeek, "one", 1, 0, 0), new(host.Get<SearchTallies>().ThisWeek, "two", 1, 0, 0)], Token);
        using var editor = host.NewBrowser();
        await editor.SignInAsync();

        var deleted = await editor.SubmitAsync("/admin/search", new() { ["words"] = "one" }, "/admin/search?view=all&handler=Delete");
        Assert.Equal("/admin/search?view=all", deleted.Headers.Location?.OriginalString);
        Assert.Equal(["two 1 0 0"], await RowsAsync(editor, "/admin/search"));
        await editor.SubmitAsync("/admin/search", [], "/admin/search?handler=DeleteAll");
        Assert.Empty(await RowsAsync(editor, "/admin/search"));
    }

    [Fact]
    public async Task Nothing_is_counted_where_the_setting_says_so()
    {
        await using var host = await HubHost.StartAsync(new() { Settings = new() { ["PilotHub:Search:Insight"] = "false" } });
        await host.IndexAsync();
        using var reader = host.NewBrowser();
        await reader.GetAsync("/search?q=accordion");
        await host.Get<SearchTallyWriter>().WriteAsync(Token);

        Assert.Empty(await TalliesAsync(host));
    }

    [Fact]
    public async Task What_is_a_year_old_is_forgotten()
    {
        await using var host = await HubHost.StartAsync();
        var week = host.Get<SearchTallies>().ThisWeek;
        await host.Get<ISearchLog>().AddAsync([new(week.AddDays(-7 * 53), "old", 1, 0, 0), new(week.AddDays(-7 * 52), "kept", 1, 0, 0)], Token);
        await host.Get<SearchTallyWriter>().WriteAsync(Token);

        Assert.Equal("kept", Assert.Single(await TalliesAsync(host)).Words);
    }

    [Fact]
    public async Task Nobody_else_sees_or_deletes_them()
    {
        await using var host = await HubHost.StartAsync();
        await host.Get<ISearchLog>().AddAsync([new(host.Get<SearchTallies>().ThisWeek, "kept", 1, 0, 0)], Token);
        using var reader = host.NewBrowser();

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/admin/search")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.SubmitAsync("/account/sign-in", [], "/admin/search?handler=DeleteAll")).StatusCode);
        Assert.Single(await TalliesAsync(host));
    }

    private static Task<IReadOnlyList<SearchTally>> TalliesAsync(HubHost host) => host.Get<ISearchLog>().ListAsync(DateOnly.MinValue, Token);

    private static async Task<IReadOnlyList<string>> RowsAsync(HubBrowser browser, string path) =>
        [.. (await browser.OpenAsync(path)).QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("th, td.num").Select(cell => cell.TextContent.Trim())))];
}
