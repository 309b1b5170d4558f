using System.Net;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Cases;

public sealed class CasePageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Drafts = "/cases/antwortentwuerfe-fuer-ablesebeschwerden";

    [Fact]
    public async Task A_case_reads_from_goal_to_reuse_with_a_table_of_contents_that_leads_there()
    {
        var page = await site.English.OpenAsync(Drafts);

        Assert.Equal(["goal", "learnings", "evidence", "decision", "risks", "value", "reuse", "differently", "people", "history", "related", "similar", "cite"],
            page.QuerySelectorAll(".case__text > section").Select(section => section.Id));
        Assert.Equal(page.QuerySelectorAll(".case__text > section").Select(section => "#" + section.Id), page.QuerySelectorAll(".toc a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["Antwortentwürfe für Ablesebeschwerden"], page.TextsOf("h1"));
    }

    [Fact]
    public async Task Every_learning_has_an_anchor_of_its_own()
    {
        var item = ContentItemJson.Parse(await site.English.ReadAsync("/api/cases/case-complaint-drafts-0001"));
        var page = await site.English.OpenAsync(Drafts);

        var ids = item.Bag("Learnings").Select(learning => $"learning-{learning.ContentItemId}").ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids, page.QuerySelectorAll("#learnings .learning").Select(card => card.Id));
    }

    [Fact]
    public async Task Metrics_are_drawn_and_stand_in_a_table_too()
    {
        var page = await site.English.OpenAsync(Drafts);

        Assert.Equal(3, page.QuerySelectorAll("#evidence .metric").Length);
        Assert.Equal(page.TextsOf("#evidence .metric__name"), page.TextsOf("#evidence tbody th").Select(name => name.Replace(" (Guardrail)", "", StringComparison.Ordinal)));
        Assert.Contains(page.TextsOf("#evidence .facts dd"), text => text.Contains("followed the written playbook", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_in_another_language_says_so()
    {
        var english = await site.English.OpenAsync(Drafts);
        var german = await site.German.OpenAsync(Drafts);

        Assert.Equal(("en", "de"), (english.DocumentElement.GetAttribute("lang"), english.QuerySelector("h1")!.GetAttribute("lang")));
        Assert.Equal(("de", null), (german.DocumentElement.GetAttribute("lang"), german.QuerySelector("h1")!.GetAttribute("lang")));
        Assert.Contains("Erkenntnisse", german.TextsOf("h2"));
        Assert.Contains("Learnings", english.TextsOf("h2"));
    }

    [Fact]
    public async Task Amounts_are_of_the_site_s_currency_as_the_reader_s_language_writes_them()
    {
        Assert.Contains("€18,500", (await site.English.OpenAsync(Drafts)).TextsOf("#value dd"));
        Assert.Contains("18.500 €", (await site.German.OpenAsync(Drafts)).TextsOf("#value dd").Select(text => text.Replace('\u00a0', ' ')));
    }

    [Fact]
    public async Task Data_use_and_law_are_said_in_plain_words()
    {
        var facts = (await site.English.OpenAsync(Drafts)).TextsOf(".case__facts dd");

        Assert.Contains(facts, fact => fact.StartsWith("Transparency duties", StringComparison.Ordinal) && fact.Contains("People must be able to tell", StringComparison.Ordinal));
        Assert.Contains(facts, fact => fact.StartsWith("Yes", StringComparison.Ordinal) && fact.Contains("People can be recognised", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/cases/Antwortentwuerfe-fuer-ABLESEBESCHWERDEN")]
    [InlineData("/cases/antwortentwuerfe-fuer-ablesebeschwerden/")]
    [InlineData("/Cases/antwortentwuerfe-fuer-ablesebeschwerden")]
    public async Task Other_spellings_of_an_address_lead_to_the_one_address(string address)
    {
        using var response = await site.English.GetAsync(address + "?from=mail");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Drafts + "?from=mail", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task After_a_rename_the_old_address_leads_to_the_new_one()
    {
        var pilot = Pilot("Straßenschäden zählen");
        var old = await site.Host.PublishAsync(pilot.Build());
        var renamed = await site.Host.PublishAsync((old with { DisplayText = "Schlaglöcher zählen" })
            .WithPart("TitlePart", new System.Text.Json.Nodes.JsonObject { ["Title"] = "Schlaglöcher zählen" })
            .WithPart("AutoroutePart", new System.Text.Json.Nodes.JsonObject { ["Path"] = "cases/schlagloecher-zaehlen" }));

        Assert.Equal("/cases/strassenschaeden-zaehlen", PathOf(old));
        using var response = await site.English.GetAsync(PathOf(old));
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(PathOf(renamed), response.Headers.Location!.OriginalString);
        Assert.Equal(["Schlaglöcher zählen"], (await site.English.OpenAsync(PathOf(renamed))).TextsOf("h1"));
    }

    [Fact]
    public async Task A_draft_is_shown_to_those_who_may_edit_it_and_to_nobody_else()
    {
        var draft = await site.Host.SaveDraftAsync(Pilot("Only begun").Build());

        Assert.Equal(HttpStatusCode.NotFound, (await site.English.GetAsync(PathOf(draft))).StatusCode);
        Assert.Contains("This is a draft", (await site.Administrator.OpenAsync(PathOf(draft))).TextsOf(".callout__title"));
    }

    [Fact]
    public async Task A_draft_beside_a_published_version_is_a_preview_for_its_editors()
    {
        var published = await site.Host.PublishAsync(Pilot("Beside").Build());
        await site.Host.SaveDraftAsync(published.WithField("PilotCase", "Summary", new System.Text.Json.Nodes.JsonObject { ["Text"] = "Rewritten." }));

        Assert.Equal(["About Beside."], (await site.Administrator.OpenAsync(PathOf(published))).TextsOf(".lead"));
        Assert.Equal(["Rewritten."], (await site.Administrator.OpenAsync(PathOf(published) + "?preview")).TextsOf(".lead"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.English.GetAsync(PathOf(published) + "?preview")).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_the_link_reads_an_unlisted_case()
    {
        var unlisted = await site.Host.PublishAsync(Pilot("By link only").Text("Visibility", "Unlisted").Build());

        Assert.Equal(["By link only"], (await site.English.OpenAsync(PathOf(unlisted))).TextsOf("h1"));
    }

    [Fact]
    public async Task A_case_for_a_group_is_not_there_for_others()
    {
        var hidden = await site.Host.PublishAsync(Pilot("For a few").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());

        Assert.Equal(HttpStatusCode.NotFound, (await site.English.GetAsync(PathOf(hidden))).StatusCode);
        Assert.Equal(["For a few"], (await site.Administrator.OpenAsync(PathOf(hidden))).TextsOf("h1"));
    }

    [Fact]
    public async Task Somebody_who_left_is_no_owner()
    {
        await site.Host.AddUserAsync(new UserAccount("user-gone", "gone") { DisplayName = "Gerd Gone", IsEnabled = false });
        var left = await site.Host.PublishAsync(Pilot("Orphan").Users("Owner", "user-gone").Build());

        Assert.Contains("Needs an owner", (await site.English.OpenAsync(PathOf(left))).TextsOf(".callout__title"));
        Assert.DoesNotContain("Needs an owner", (await site.English.OpenAsync(Drafts)).TextsOf(".callout__title"));
    }

    [Fact]
    public async Task A_page_whose_review_is_overdue_says_since_when()
    {
        var stale = await site.Host.PublishAsync(Pilot("Stale").Json("ReviewDue", """{ "Value": "2020-02-01T00:00:00Z" }""").Build());

        Assert.Contains((await site.English.OpenAsync(PathOf(stale))).TextsOf(".callout"), text => text.Contains("1 February 2020", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Superseding_and_relating_show_on_both_pages()
    {
        var older = await site.Host.PublishAsync(Pilot("First try").Build());
        var newer = await site.Host.PublishAsync(Pilot("Second try").Items("Supersedes", older.ContentItemId).Build());
        var friend = await site.Host.PublishAsync(Pilot("A friend").Items("Related", newer.ContentItemId).Build());

        Assert.NotNull((await site.English.OpenAsync(PathOf(older))).QuerySelector($".callout a[href='{PathOf(newer)}']"));
        var page = await site.English.OpenAsync(PathOf(newer));
        Assert.NotNull(page.QuerySelector($"#related a[href='{PathOf(older)}']"));
        Assert.NotNull(page.QuerySelector($"#related a[href='{PathOf(friend)}']"));
        Assert.NotNull((await site.English.OpenAsync(PathOf(friend))).QuerySelector($"#related a[href='{PathOf(newer)}']"));
    }

    [Fact]
    public async Task A_related_case_that_the_reader_may_not_see_is_not_mentioned()
    {
        var hidden = await site.Host.PublishAsync(Pilot("Hidden relative").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        var open = await site.Host.PublishAsync(Pilot("Open relative").Items("Related", hidden.ContentItemId).Build());

        Assert.DoesNotContain("Hidden relative", await site.English.ReadAsync(PathOf(open)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_content_says_is_text_and_not_markup()
    {
        const string evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        var pilot = Pilot("Evil " + evil).Text("Summary", evil).Markdown("Goal", evil).Text("ScaleIf", evil).Text("Vendor", evil).Text("AiClass", "Generative")
            .Text("PotentialRationale", evil).Value("StrategicPotential", 3).Text("ReuseLicence", evil)
            .Add("Learnings", "Learning", $$"""{ "Kind": { "Text": "Worked" }, "Statement": { "Text": {{System.Text.Json.JsonSerializer.Serialize(evil)}} } }""")
            .Add("ReuseKit", "ReuseArtefact", """{ "Name": { "Text": "x" }, "Link": { "Url": "https://example.test/a?b=<script>", "Text": "<b>bold</b>" } }""");
        var page = await site.English.OpenAsync(PathOf(await site.Host.PublishAsync(pilot.Build())));

        Assert.All(page.QuerySelectorAll("main script, main b, main img:not(.prose img)"), element => Assert.Fail(element.OuterHtml));
        Assert.All(page.QuerySelectorAll("main *"), element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_decision_against_the_figures_is_pointed_out()
    {
        var bold = Pilot("Bold").Text("Decision", "Scale")
            .Add("Metrics", "Metric", """{ "Name": { "Text": "Errors" }, "Baseline": { "Value": 5 }, "Target": { "Value": 7 }, "Actual": { "Value": 9 }, "Guardrail": { "Value": true } }""");

        Assert.Contains("The decision and the figures differ", (await site.English.OpenAsync(PathOf(await site.Host.PublishAsync(bold.Build())))).TextsOf(".callout__title"));
    }

    [Fact]
    public async Task A_pilot_that_was_stopped_says_so_instead_of_waiting_for_a_decision()
    {
        var page = await site.English.OpenAsync("/cases/voice-bot-for-outage-reports");

        Assert.Equal(["Stopped"], page.TextsOf("#decision .decision__verdict"));
        Assert.Equal(["Stopped"], page.TextsOf(".stage-rail-note"));
        Assert.Contains(page.TextsOf("#decision .decision__by"), text => text.StartsWith("Decided by Lena Hartwig on", StringComparison.Ordinal));
        Assert.Contains(page.TextsOf("#decision .prose"), text => text.StartsWith("Stop rule reached", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Idea", "No decision yet", "None yet.", "Nothing has been measured yet.")]
    [InlineData("Adopted", "The decision has not been written down.", "None has been written down.", "What was measured has not been written down.")]
    [InlineData("Retired", "Retired", "None has been written down.", "What was measured has not been written down.")]
    public async Task What_nobody_wrote_down_is_only_still_to_come_while_the_pilot_goes_on(string stage, string decision, string learnings, string evidence)
    {
        var page = await site.English.OpenAsync(PathOf(await site.Host.PublishAsync(Pilot($"Silent {stage}").Text("Stage", stage).Build())));

        Assert.Equal([decision], page.TextsOf("#decision .decision__verdict"));
        Assert.Equal([learnings], page.TextsOf("#learnings p"));
        Assert.Equal([evidence], page.TextsOf("#evidence p"));
    }

    [Fact]
    public async Task A_field_that_the_site_adds_to_the_definition_appears_without_a_change_to_the_page()
    {
        await using var host = await HubHost.StartAsync();
        using var administrator = host.NewBrowser(("Accept-Language", "en"));
        await administrator.SignInAsync();
        using var recipe = new StringContent("""
            { "name": "Sponsor", "steps": [ { "name": "ContentDefinition", "ContentParts": [ { "Name": "PilotCase", "Settings": {}, "ContentPartFieldDefinitionRecords": [
              { "FieldName": "TextField", "Name": "Sponsor", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Sponsor" } } },
              { "FieldName": "LinkField", "Name": "Board", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Board" } } } ] } ] } ] }
            """, System.Text.Encoding.UTF8, "application/json");
        using var added = await administrator.Client.PostAsync(new Uri("/api/recipes", UriKind.Relative), recipe, TestContext.Current.CancellationToken);
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var page = await administrator.OpenAsync(PathOf(await host.PublishAsync(
            Pilot("Sponsored").Text("Sponsor", "The board & co").Json("Board", """{ "Url": "https://example.test/board", "Text": "Board" }""").Build())));

        Assert.Equal(["Sponsor", "Board"], page.TextsOf("#further dt"));
        Assert.Equal(["The board & co", "Board"], page.TextsOf("#further dd"));
        Assert.NotNull(page.QuerySelector(".toc a[href='#further']"));
        Assert.Null((await site.English.OpenAsync(Drafts)).QuerySelector("#further"));
    }

    [Fact]
    public async Task A_metric_comes_out_on_the_page_as_the_domain_judges_it()
    {
        var page = await site.English.OpenAsync("/cases/voice-bot-for-outage-reports");

        Assert.Equal(["97 % of the way", "57 % of the way", "71 % of the way", "Limit broken"], page.TextsOf("#evidence .metric__outcome"));
    }

    [Fact]
    public async Task What_is_missing_is_named_where_it_matters_and_left_out_where_it_does_not()
    {
        var page = await site.English.OpenAsync(PathOf(await site.Host.PublishAsync(Pilot("Bare").Text("Stage", "Idea").Build())));

        Assert.Equal(["goal", "learnings", "evidence", "decision", "similar", "cite"], page.QuerySelectorAll(".case__text > section").Select(section => section.Id));
        Assert.Contains("No decision yet", page.TextsOf("#decision p"));
        Assert.Contains("Nothing has been measured yet.", page.TextsOf("#evidence p"));
        Assert.DoesNotContain("", page.TextsOf("dd"));
    }

    [Fact]
    public async Task The_other_language_s_twin_is_one_click_away()
    {
        var set = ContentItemIds.New(TimeProvider.System);
        var german = await site.Host.PublishAsync(Pilot("Zwilling").Part("LocalizationPart", $$"""{ "LocalizationSet": "{{set}}", "Culture": "de" }""").Build());
        var english = await site.Host.PublishAsync(Pilot("Twin").Part("LocalizationPart", $$"""{ "LocalizationSet": "{{set}}", "Culture": "en" }""").Build());

        var link = (await site.English.OpenAsync(PathOf(german))).QuerySelector("a[rel=alternate]")!;
        Assert.Equal((PathOf(english), "en", "Read in English"), (link.GetAttribute("href"), link.GetAttribute("hreflang"), link.TextContent));
    }
}
