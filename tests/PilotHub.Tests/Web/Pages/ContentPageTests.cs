using System.Net;
using System.Text.Json.Nodes;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Pages;

public sealed class ContentPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_free_page_lives_at_its_path_with_a_table_of_contents_and_its_twin()
    {
        var page = await site.English.OpenAsync("/levels-of-evidence");

        Assert.Equal(["Levels of evidence"], page.TextsOf("h1"));
        Assert.All(page.QuerySelectorAll(".toc a"), link => Assert.NotNull(page.QuerySelector("h2" + link.GetAttribute("href")!)));
        Assert.Equal("/reifegrade-der-belege", page.QuerySelector("a[rel=alternate]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_of_the_roadmap_says_which_step_it_belongs_to()
    {
        var help = await site.English.OpenAsync("/help");
        var governance = help.QuerySelectorAll("section").Single(section => section.QuerySelector("h2")!.TextContent == "Governance");
        var page = await site.English.OpenAsync(governance.QuerySelector(".case-row a")!.GetAttribute("href")!);

        Assert.Equal("/roadmap#governance", page.QuerySelectorAll(".breadcrumb a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task Help_lists_each_page_once_in_the_reader_s_language()
    {
        var english = (await site.English.OpenAsync("/help")).TextsOf(".case-row__title");
        var german = (await site.German.OpenAsync("/help")).TextsOf(".case-row__title");

        Assert.Contains("Levels of evidence", english);
        Assert.DoesNotContain("Reifegrade der Belege", english);
        Assert.Contains("Reifegrade der Belege", german);
        Assert.Equal(english.Count, german.Count);
    }

    [Fact]
    public async Task A_vision_goal_shows_the_pilots_that_serve_it_in_either_language()
    {
        var english = await site.English.OpenAsync("/vision/safe-work-calm-decisions");
        var german = await site.English.OpenAsync("/vision/sichere-arbeit-ruhige-entscheidungen");

        Assert.NotEmpty(english.TextsOf(".case-row__title"));
        Assert.Equal(english.TextsOf(".case-row__title"), german.TextsOf(".case-row__title"));
    }

    [Fact]
    public async Task A_link_to_a_host_that_the_site_answers_for_does_not_leave_the_site()
    {
        await using var host = await HubHost.StartAsync(new() { Settings = new() { ["AllowedHosts"] = "127.0.0.1;pilots.example.org" } });
        var page = await host.PublishAsync(new ContentItem { ContentItemId = ContentItemIds.New(TimeProvider.System), ContentType = "Page" }
            .WithPart("TitlePart", new JsonObject { ["Title"] = "Links" })
            .WithPart("MarkdownBodyPart", new JsonObject { ["Markdown"] = "[Own](https://pilots.example.org/cases) [Other](https://example.test/cases)" }));
        using var reader = host.NewBrowser();

        var links = (await reader.OpenAsync("/" + page.Text("AutoroutePart", "Path"))).QuerySelectorAll(".prose a");

        Assert.Equal([("Own", false), ("Other", true)], links.Select(link => (link.TextContent, link.ClassList.Contains("external"))));
    }

    [Fact]
    public async Task A_field_that_is_added_to_a_definition_shows_up()
    {
        await using (var transaction = await site.Host.Get<IContentStore>().BeginAsync(ContentActor.System("test"), TestContext.Current.CancellationToken))
        {
            var definitions = await ContentManager.ReadDefinitionsAsync(transaction, TestContext.Current.CancellationToken);
            var errors = new List<ContentError>();
            definitions = ContentDefinitionsJson.Read(System.Text.Json.JsonElement.Parse("""
                { "ContentTypes": [ { "Name": "Recipe", "DisplayName": "Kitchen recipe", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" },
                    { "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "kitchen/{{ Model.ContentItem | display_text | slugify }}" } } }, { "PartName": "Recipe" } ] } ],
                  "ContentParts": [ { "Name": "Recipe", "ContentPartFieldDefinitionRecords": [
                    { "FieldName": "NumericField", "Name": "Serves", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Serves" }, "PilotHubFieldSettings": { "German": { "DisplayName": "Für wie viele" } } } },
                    { "FieldName": "BooleanField", "Name": "Spicy" }, { "FieldName": "DateField", "Name": "Cooked" }, { "FieldName": "LinkField", "Name": "Source" },
                    { "FieldName": "TaxonomyField", "Name": "Area", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "taxonomy-domains-000000001" } } },
                    { "FieldName": "ContentPickerField", "Name": "With" }, { "FieldName": "MarkdownField", "Name": "Steps" } ] } ] }
                """), definitions, replace: false, errors);
            Assert.Empty(errors);
            await transaction.WriteDocumentAsync(SiteDocuments.Definitions, System.Text.Json.JsonElement.Parse(ContentDefinitionsJson.Write(definitions)), TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
        var soup = await site.Host.PublishAsync(new ContentItem { ContentItemId = ContentItemIds.New(TimeProvider.System), ContentType = "Recipe" }
            .WithPart("TitlePart", new JsonObject { ["Title"] = "Leek soup" })
            .WithPart("Recipe", JsonNode.Parse("""
                { "Serves": { "Value": 4 }, "Spicy": { "Value": false }, "Cooked": { "Value": "2026-03-01T00:00:00Z" }, "Source": { "Url": "https://example.test/leek", "Text": "Grandmother" },
                  "Area": { "TermContentItemIds": ["domain-quality-00000000001"] }, "With": { "ContentItemIds": ["page-about-en-000000000001"] }, "Steps": { "Markdown": "# Cut\n\nSlowly." } }
                """)));

        var page = await site.German.OpenAsync("/kitchen/leek-soup");
        Assert.Equal("/kitchen/leek-soup", PathOf(soup));
        Assert.Equal(["Für wie viele", "Spicy", "Cooked", "Source", "Area", "With"], page.TextsOf(".facts dt"));
        Assert.Equal(["4", "Nein", "1. März 2026", "Grandmother", "Qualität", "About PilotHub"], page.TextsOf(".facts dd"));
        Assert.Equal(["Slowly."], page.TextsOf("section .prose p"));
    }

    [Fact]
    public async Task Addresses_that_lead_nowhere_are_not_found()
    {
        foreach (var address in new[] { "/nothing", "/cases/nothing", "/a/b/c", "/.git/config", "/%00", "/" + new string('x', 2000) })
        {
            using var response = await site.English.GetAsync(address);
            Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{address} answered {(int)response.StatusCode}.");
        }
    }
}
