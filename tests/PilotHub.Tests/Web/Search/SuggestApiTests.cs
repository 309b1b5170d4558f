using System.Text.Json;
using PilotHub.Content.Accounts;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SuggestApiTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_title_is_suggested_with_its_address_and_kind()
    {
        var suggestion = (await SuggestAsync(site.English, "dro lin"))[0];

        Assert.Equal("Drone pictures for overhead lines", suggestion.GetProperty("text").GetString());
        Assert.StartsWith("/cases/", suggestion.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(("PilotCase", "Pilot case"), (suggestion.GetProperty("kind").GetString(), suggestion.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Umlauts_may_be_written_either_way_and_typing_errors_are_forgiven()
    {
        foreach (var typed in (string[])["hoer", "hör", "hor trink", "Trinkwasernetz"])
            Assert.Contains("Lecks im Trinkwassernetz hören", await TextsAsync(site.German, typed));
    }

    [Fact]
    public async Task A_learning_leads_to_its_place()
    {
        await site.Host.PublishAsync(Pilot("Kazoo workshop").Add("Learnings", "Learning", """{ "Kind": { "Text": "Worked" }, "Statement": { "Text": "Wombats prefer morning shifts." } }""").Build());
        await site.Host.IndexAsync();

        var suggestion = Assert.Single(await SuggestAsync(site.German, "womb"));
        Assert.Contains("#", suggestion.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("Erkenntnis", suggestion.GetProperty("label").GetString());
    }

    [Fact]
    public async Task Topics_and_people_are_suggested_by_any_of_their_names()
    {
        await site.Host.AddUserAsync(new("u-zebedee", "zebedee.q") { DisplayName = "Zebedee Quist" });
        var term = site.Host.Get<PilotHub.Web.Site.SiteCache>().Current.FindTaxonomy("domains")!.Terms[0];
        await site.Host.PublishAsync(Pilot("Kazoo ownership").Users("Owner", "u-zebedee").Terms("Domain", term.TermId).Build());
        await site.Host.IndexAsync();

        var person = Assert.Single(await SuggestAsync(site.English, "quis"));
        Assert.Equal(("Zebedee Quist", "/search?owner=u-zebedee", "owner"), (person.GetProperty("text").GetString(), person.GetProperty("url").GetString(), person.GetProperty("kind").GetString()));
        foreach (var name in term.AllNames)
        {
            var topic = (await SuggestAsync(site.German, name)).Single(suggestion => suggestion.GetProperty("kind").GetString() == "domain" && suggestion.GetProperty("text").GetString()!.StartsWith(term.NameIn("de"), StringComparison.Ordinal));
            Assert.Contains(name, topic.GetProperty("text").GetString(), StringComparison.Ordinal);
            await site.German.OpenAsync(topic.GetProperty("url").GetString()!);
        }
    }

    [Fact]
    public async Task What_the_reader_may_not_see_is_never_suggested()
    {
        await site.Host.AddUserAsync(new("u-quendoline", "quendoline.v") { DisplayName = "Quendoline Verborgen" });
        var term = await UnusedTagAsync();
        await site.Host.PublishAsync(Pilot("Zitherplan").Users("Owner", "u-quendoline").Terms("Tags", term.TermId).Text("Visibility", "Groups").Values("VisibleTo", "Leadership")
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "Worked" }, "Statement": { "Text": "Zitherspieler schweigen." } }""").Build());
        await site.Host.PublishAsync(Pilot("Zitherlink").Text("Visibility", "Unlisted").Build());
        await site.Host.SaveDraftAsync(Pilot("Zitherdraft").Build());
        await site.Host.IndexAsync();

        foreach (var typed in (string[])["zither", "zithre", "zithersp", "quendo", "quendoilne", "Zitherpaln"])
            Assert.Empty(await TextsAsync(site.English, typed));
        Assert.DoesNotContain(term.Name, await TextsAsync(site.English, term.Name));

        Assert.Equal(["Zitherdraft", "Zitherplan", "Zitherspieler schweigen."], (await TextsAsync(site.Administrator, "zither")).Order(StringComparer.Ordinal));
        Assert.Equal(["Quendoline Verborgen"], await TextsAsync(site.Administrator, "quendo"));
        Assert.Contains(term.Name, await TextsAsync(site.Administrator, term.Name));
    }

    [Fact]
    public async Task There_are_ten_at_most()
    {
        for (var i = 0; i < 14; i++)
            await site.Host.PublishAsync(Pilot($"Harpsichord number {i}").Build());
        await site.Host.IndexAsync();

        Assert.Equal(10, (await SuggestAsync(site.English, "harpsi")).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%20")]
    [InlineData("%00%ff\"*")]
    public async Task Nothing_to_go_by_suggests_nothing(string typed) =>
        Assert.Equal("[]", await site.English.ReadAsync("/api/suggest?q=" + typed));

    private async Task<PilotHub.Content.Taxonomies.TaxonomyTerm> UnusedTagAsync()
    {
        var facets = JsonElement.Parse(await site.Administrator.ReadAsync("/api/search?size=1")).GetProperty("facets");
        var used = facets.TryGetProperty("tag", out var tags) ? tags.EnumerateArray().Select(tag => tag.GetProperty("value").GetString()).ToHashSet() : [];
        return site.Host.Get<PilotHub.Web.Site.SiteCache>().Current.FindTaxonomy("tags")!.Terms.First(term => !used.Contains(term.TermId) && term.ParentId is null);
    }

    private static async Task<IReadOnlyList<JsonElement>> SuggestAsync(HubBrowser browser, string typed) =>
        [.. JsonElement.Parse(await browser.ReadAsync("/api/suggest?q=" + Uri.EscapeDataString(typed))).EnumerateArray()];

    private static async Task<IReadOnlyList<string?>> TextsAsync(HubBrowser browser, string typed) =>
        [.. (await SuggestAsync(browser, typed)).Select(suggestion => suggestion.GetProperty("text").GetString())];
}
