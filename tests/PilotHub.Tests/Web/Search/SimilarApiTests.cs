using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PilotHub.Content;
using PilotHub.Tests.Pilots;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SimilarApiTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_nearest_come_with_what_they_have_in_common_and_stopped_ones_first_among_equals()
    {
        var domain = site.Host.Get<PilotHub.Web.Site.SiteCache>().Current.FindTaxonomy("domains")!.Terms[0];
        var source = await site.Host.PublishAsync(Otter("Otter counting with drones").Terms("Domain", domain.TermId)
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "Worked" }, "Statement": { "Text": "Otter counting needs drones at dawn." } }""").Build());
        await site.Host.PublishAsync(Otter("Otter counting from boats").Terms("Domain", domain.TermId).Text("Stage", "Running").Build());
        await site.Host.PublishAsync(Otter("Otter counting from kites").Terms("Domain", domain.TermId).Text("Stage", "Stopped").Build());
        await site.Host.IndexAsync();

        var hits = await SimilarToAsync(site.German, source);

        Assert.Equal(["Otter counting from kites", "Otter counting from boats"], hits.Select(Title).Take(2));
        Assert.DoesNotContain(hits, hit => hit.GetProperty("url").GetString()!.StartsWith(PathOf(source), StringComparison.Ordinal));
        var common = hits[0].GetProperty("common").EnumerateArray().Select(text => text.GetString()!).ToList();
        Assert.Contains("Fachgebiet: " + domain.NameIn("de"), common);
        Assert.Contains("counting", common.Single(text => text.StartsWith("Wörter: ", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ["id", "type", "url", "title", "summary", "culture", "score", "matched", "snippets", "common"], hits[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task A_translation_is_not_similar_and_of_translations_the_reader_s_language_stands_for_both()
    {
        var source = await site.Host.PublishAsync(In("en", "set-a", Badger("Badger burrow mapping")));
        await site.Host.PublishAsync(In("de", "set-a", Badger("Badger burrow mapping, auf Deutsch")));
        await site.Host.PublishAsync(In("en", "set-b", Badger("Badger burrow radar")));
        await site.Host.PublishAsync(In("de", "set-b", Badger("Badger burrow Radar auf Deutsch")));
        await site.Host.IndexAsync();

        Assert.Equal(["Badger burrow radar"], (await SimilarToAsync(site.English, source)).Select(Title));
        Assert.Equal(["Badger burrow Radar auf Deutsch"], (await SimilarToAsync(site.German, source)).Select(Title));
    }

    [Fact]
    public async Task What_the_reader_may_not_see_is_similar_to_nothing()
    {
        var source = await site.Host.PublishAsync(Lynx("Lynx tracking collars").Build());
        await site.Host.PublishAsync(Lynx("Lynx tracking secrets").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        await site.Host.PublishAsync(Lynx("Lynx tracking by link").Text("Visibility", "Unlisted").Build());
        await site.Host.IndexAsync();

        Assert.Empty(await SimilarToAsync(site.English, source));
        Assert.Equal(["Lynx tracking secrets"], (await SimilarToAsync(site.Administrator, source)).Select(Title));

        var hidden = await site.Host.PublishAsync(Lynx("Lynx tracking hidden").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        using var refused = await site.English.GetAsync($"/api/cases/{hidden.ContentItemId}/similar");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var page = await site.English.GetAsync($"/similar/{hidden.ContentItemId}");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task What_is_being_typed_has_similar_pilots_too()
    {
        await site.Host.PublishAsync(Pilot("Heron nests on pylons").Markdown("Goal", "Find heron nests before the maintenance of pylons.").Build());
        await site.Host.IndexAsync();

        using var answer = await site.English.Client.PostAsJsonAsync("/api/similar", new { title = "Nests of herons", goal = "Maintenance of pylons without disturbing nests" }, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Heron nests on pylons", JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("hits").EnumerateArray().Select(Title));
        using var empty = await site.English.Client.PostAsJsonAsync("/api/similar", new { }, Token);
        Assert.Equal(0, JsonElement.Parse(await empty.Content.ReadAsStringAsync(Token)).GetProperty("total").GetInt32());
        using var nonsense = await site.English.Client.PostAsync(new Uri("/api/similar", UriKind.Relative), new StringContent("nonsense", null, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task The_case_page_leads_to_a_page_of_similar_pilots()
    {
        var source = await site.Host.PublishAsync(Pilot("Puffin census").Markdown("Goal", "Census of puffin colonies.").Build());
        await site.Host.PublishAsync(Pilot("Puffin colonies by radar").Markdown("Goal", "A census by radar of puffin colonies.").Build());
        await site.Host.IndexAsync();

        var page = await site.German.OpenAsync(PathOf(source));
        var href = page.QuerySelector("#similar a")!.GetAttribute("href")!;
        Assert.Equal(href, page.QuerySelector("[data-include]")!.GetAttribute("data-include"));
        var similar = await site.German.OpenAsync(href);
        Assert.Contains("Puffin colonies by radar", similar.TextsOf("#similar-list .similar__title"));
        Assert.Contains("Gemeinsam:", similar.TextsOf("#similar-list .small")[0], StringComparison.Ordinal);
        using var answer = await site.German.GetAsync(href);
        Assert.Equal("no-cache, private", answer.Headers.CacheControl?.ToString());
    }

    private static PilotItem Otter(string title) => Pilot(title).Text("Summary", "Otter counting.").Markdown("Goal", "Know how many otters live along the weir.");

    private static PilotItem Badger(string title) => Pilot(title).Text("Summary", "Badger burrows.").Markdown("Goal", "Know where badgers dig below embankments.");

    private static PilotItem Lynx(string title) => Pilot(title).Text("Summary", "Lynx tracking.").Markdown("Goal", "Know where lynxes cross the motorway.");

    private static ContentItem In(string culture, string set, PilotItem pilot) =>
        pilot.Part("LocalizationPart", $$"""{ "Culture": "{{culture}}", "LocalizationSet": "{{set}}" }""").Build();

    private static string? Title(JsonElement hit) => hit.GetProperty("title").GetString();

    private static async Task<IReadOnlyList<JsonElement>> SimilarToAsync(HubBrowser browser, ContentItem item) =>
        [.. JsonElement.Parse(await browser.ReadAsync($"/api/cases/{item.ContentItemId}/similar")).GetProperty("hits").EnumerateArray()];
}
