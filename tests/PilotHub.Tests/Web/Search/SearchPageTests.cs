using System.Net;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Search;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SearchPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Titles = ".case-row__title";

    [Theory]
    [InlineData("drone LINES", "Drone pictures for overhead lines")]
    [InlineData("trinkwassernetz", "Lecks im Trinkwassernetz hören")]
    [InlineData("horen lecks", "Lecks im Trinkwassernetz hören")]
    [InlineData("hoeren leck", "Lecks im Trinkwassernetz hören")]
    [InlineData("drohne OR dron pictures of overheadlines", "Drone pictures for overhead lines")]
    [InlineData("levels evidence", "Levels of evidence")]
    public async Task Words_find_a_title_whatever_their_case_order_accents_and_forms(string words, string title) =>
        Assert.Contains(title, (await site.English.OpenAsync(Address(words))).TextsOf(Titles));

    [Fact]
    public async Task A_learning_is_found_by_its_words_and_leads_to_its_place_on_the_case_page()
    {
        await site.Host.PublishAsync(Pilot("Bicycle repair hints").Add(
            "Learnings", "Learning", """{ "Kind": { "Text": "DidNotWork" }, "Statement": { "Text": "Mechanics ignored the quokka icon." }, "Context": { "Markdown": "In **three** workshops." } }""").Build());
        await site.Host.IndexAsync();

        var page = await site.English.OpenAsync(Address("quokka mechanic"));
        var link = page.QuerySelector(".case-row__title a")!;

        Assert.Equal("Mechanics ignored the quokka icon.", link.TextContent);
        Assert.Equal(["Mechanics", "quokka"], page.TextsOf(".case-row__title mark").Take(2));
        Assert.Contains("Bicycle repair hints", page.TextsOf(".case-row__meta")[0], StringComparison.Ordinal);
        var address = link.GetAttribute("href")!;
        var target = await site.English.OpenAsync(address);
        Assert.NotNull(target.GetElementById(address[(address.IndexOf('#', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public async Task What_is_hidden_leaves_no_trace_in_results_counts_facets_and_suggestions()
    {
        await site.Host.AddUserAsync(new("u-hidden-owner", "hidden.owner") { DisplayName = "Hilde Hidden" });
        await site.Host.PublishAsync(Pilot("Xylophone for all").Build());
        await site.Host.PublishAsync(Pilot("Xylophone for few, glockenspiel").Users("Owner", "u-hidden-owner").Text("Stage", "Retired").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        await site.Host.PublishAsync(Pilot("Xylophone by link").Text("Visibility", "Unlisted").Build());
        await site.Host.SaveDraftAsync(Pilot("Xylophone draft").Build());
        await site.Host.IndexAsync();

        var page = await site.English.OpenAsync(Address("xylophone"));
        Assert.Equal(["Xylophone for all"], page.TextsOf(Titles));
        Assert.Equal(["1 result"], page.TextsOf(".list-bar [data-count]"));
        Assert.DoesNotContain("Hilde Hidden", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Retired", page.QuerySelector(".facets")!.TextContent, StringComparison.Ordinal);

        var misspelled = await site.English.OpenAsync(Address("glockenspeil"));
        Assert.Empty(misspelled.QuerySelectorAll(".did-you-mean"));
        Assert.DoesNotContain("Xylophone", misspelled.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);

        var toAdministrators = await site.Administrator.OpenAsync(Address("glockenspeil"));
        Assert.Equal(["glockenspiel"], toAdministrators.TextsOf(".did-you-mean a"));
        Assert.Equal(["Xylophone for few, glockenspiel"], toAdministrators.TextsOf(Titles));
        Assert.Equal(["Xylophone draft", "Xylophone for all", "Xylophone for few, glockenspiel"], (await site.Administrator.OpenAsync(Address("xylophone"))).TextsOf(Titles).Order());
    }

    [Fact]
    public async Task What_is_withdrawn_from_everybody_is_found_no_more()
    {
        var item = await site.Host.PublishAsync(Pilot("Theorbo for all").Build());
        await site.Host.IndexAsync();
        Assert.Single((await site.English.OpenAsync(Address("theorbo"))).QuerySelectorAll(Titles));

        await site.Host.PublishAsync(item.WithField("PilotCase", "Visibility", new System.Text.Json.Nodes.JsonObject { ["Text"] = "Unlisted" }));
        await site.Host.IndexAsync();
        Assert.Empty((await site.English.OpenAsync(Address("theorbo"))).QuerySelectorAll(Titles));
    }

    [Fact]
    public async Task Typed_filters_become_chips_that_can_be_taken_away()
    {
        using var answer = await site.English.GetAsync(Address("stage:running evidence:>=3 after:2020-01 pilot"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var address = answer.Headers.Location!.OriginalString;
        Assert.Equal("/search?stage=Running&minEvidence=3&from=2020-01-01&q=pilot", address);

        var page = await site.English.OpenAsync(address);
        Assert.Equal(["Remove filter: StageRunning", "Remove filter: Evidence at least3", "Remove filter: Published from1 January 2020"], page.TextsOf(".chip"));
        Assert.Equal("/search?stage=Running&from=2020-01-01&q=pilot", page.QuerySelectorAll(".chip")[1].GetAttribute("href"));
        Assert.Equal("pilot", page.QuerySelector("input[type=search]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Filters_can_be_typed_in_german()
    {
        using var answer = await site.German.GetAsync(Address("phase:läuft"));

        Assert.Equal("/search?stage=Running", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task My_own_cases_are_one_filter_away()
    {
        var (admin, _) = (site.Administrator, await site.Host.PublishAsync(Pilot("Own case").Users("Owner", AdminId()).Build()));
        await site.Host.IndexAsync();

        using var answer = await admin.GetAsync(Address("owner:me own"));
        Assert.Contains("Own case", (await admin.OpenAsync(answer.Headers.Location!.OriginalString)).TextsOf(Titles));
        Assert.Null((await site.English.GetAsync(Address("owner:me own"))).Headers.Location);
    }

    [Fact]
    public async Task Facets_count_what_each_choice_would_bring_and_are_links()
    {
        await site.Host.PublishAsync(Pilot("Marimba idea").Text("Stage", "Idea").Build());
        await site.Host.PublishAsync(Pilot("Marimba running").Text("Stage", "Running").Build());
        await site.Host.PublishAsync(Pilot("Marimba running too").Text("Stage", "Running").Build());
        await site.Host.IndexAsync();

        var page = await site.English.OpenAsync(Address("marimba"));
        Assert.Equal(["Idea1", "Running2"], page.QuerySelectorAll(".facet a[href*='stage=']").Select(link => link.TextContent));

        var idea = await site.English.OpenAsync(page.QuerySelector(".facet a[href*='stage=Idea']")!.GetAttribute("href")!);
        Assert.Equal(["Marimba idea"], idea.TextsOf(Titles));
        Assert.Equal(["Idea1", "Running2"], idea.QuerySelectorAll(".facet a").Where(link => link.TextContent is ['I', ..] or ['R', ..]).Select(link => link.TextContent));

        var both = await site.English.OpenAsync(Address("marimba") + "&stage=Idea&stage=Running");
        Assert.Equal(3, both.QuerySelectorAll(Titles).Length);
        Assert.Equal(["true", "true"], both.QuerySelectorAll(".facet a[aria-current]").Select(link => link.GetAttribute("aria-current")));
    }

    [Fact]
    public async Task Results_can_be_put_in_order_and_come_in_pages()
    {
        foreach (var number in Enumerable.Range(1, 25))
            await site.Host.PublishAsync(Pilot($"Celesta {number}").Value("StrategicPotential", number == 7 ? 5 : 2).Build());
        await site.Host.IndexAsync();

        var first = await site.English.OpenAsync(Address("celesta") + "&sort=potential");
        Assert.Equal(20, first.QuerySelectorAll(Titles).Length);
        Assert.Equal("Celesta 7", first.TextsOf(Titles)[0]);
        var second = await site.English.OpenAsync(first.QuerySelector(".pager [rel=next]")!.GetAttribute("href")!);
        Assert.Equal(5, second.QuerySelectorAll(Titles).Length);
        using var beyond = await site.English.GetAsync(Address("celesta") + "&page=9");
        Assert.Equal(Address("celesta") + "&page=2", beyond.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_field_that_a_site_adds_is_searched_without_a_change_to_the_program()
    {
        using var recipe = new MemoryStream("""
            { "name": "added", "steps": [ { "name": "ContentDefinition", "ContentTypes": [], "ContentParts": [ { "Name": "PilotCase", "Settings": {},
              "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Nickname", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Nickname" } } } ] } ] } ] }
            """u8.ToArray());
        Assert.True((await site.Host.Get<RecipeRunner>().RunAsync(recipe, new() { Actor = ContentActor.System("test") }, null, TestContext.Current.CancellationToken)).Succeeded);
        await site.Host.PublishAsync(Pilot("Bassoon case").Text("Nickname", "the wandering okapi").Build());
        await site.Host.IndexAsync();

        var page = await site.English.OpenAsync(Address("okapi"));

        Assert.Equal(["Bassoon case"], page.TextsOf(Titles));
        Assert.Contains("Nickname: okapi", page.TextsOf(".why li"));
    }

    [Fact]
    public async Task A_result_says_which_words_stand_where_and_what_lifted_it()
    {
        await site.Host.PublishAsync(Pilot("Oboe amore case").Markdown("Goal", "Mend the quagga reed.").Value("EvidenceLevel", 5).Build());
        await site.Host.IndexAsync();

        var why = (await site.German.OpenAsync(Address("quagga amore"))).TextsOf(".why li");

        Assert.Contains("Titel: amore", why);
        Assert.Contains("Ziel: quagga", why);
        Assert.Contains(why, reason => reason.StartsWith("Gehoben durch starke Belege: +", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_found_says_so_and_shows_the_words_as_words()
    {
        var page = await site.English.OpenAsync(Address("<qzzzq>"));

        Assert.Equal(["Nothing found for “<qzzzq>”"], page.TextsOf(".empty__title"));
        Assert.Equal("<qzzzq>", page.QuerySelector("input[type=search]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20%20")]
    [InlineData("/search?stage=Nonsense&minEvidence=many&from=yesterday&page=-1&size=x&sort=best")]
    public async Task Without_words_the_page_just_asks(string address)
    {
        var page = await site.English.OpenAsync(address);

        Assert.Empty(page.QuerySelectorAll(".case-row, .empty"));
        Assert.NotNull(page.QuerySelector("input[type=search]"));
    }

    [Fact]
    public async Task A_search_is_not_kept_beyond_the_next_publication()
    {
        using var answer = await site.English.GetAsync(Address("kept"));

        Assert.Equal("no-cache, private", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_site_is_ready_when_its_index_is()
    {
        Assert.True(site.Host.Get<SearchEngine>().IsReady);
        Assert.Contains("The search index has caught up.", await site.English.ReadAsync("/readyz"), StringComparison.Ordinal);
    }

    private string AdminId() => site.Host.Get<PilotHub.Web.Site.SiteCache>().Current.Users.Values.Single(user => user.RoleNames.Contains(Role.Administrator)).UserId;

    private static string Address(string words) => "/search?q=" + Uri.EscapeDataString(words);
}
