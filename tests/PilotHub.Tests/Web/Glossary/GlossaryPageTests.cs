using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Store;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Glossary;

public sealed class GlossaryPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Entries_stand_in_the_order_of_the_reader_s_alphabet_with_their_names_in_both_languages()
    {
        var english = await site.English.OpenAsync("/glossary");
        var german = await site.German.OpenAsync("/glossary");

        Assert.Equal(["AI", "KI", "Künstliche Intelligenz"], Others(english, "Artificial intelligence"));
        Assert.Equal(["AI", "Artificial intelligence", "KI"], Others(german, "Künstliche Intelligenz"));
        Assert.Equal(german.TextsOf("dt").Order(StringComparer.Create(new("de"), ignoreCase: true)), german.TextsOf("dt"));
        Assert.Equal("/search?q=Altsystem", german.QuerySelectorAll("dt a").Single(link => link.TextContent == "Altsystem").GetAttribute("href"));
    }

    [Fact]
    public async Task Topics_are_what_cases_are_about_and_not_the_glossary()
    {
        Assert.DoesNotContain("Glossary", (await site.English.OpenAsync("/topics")).TextsOf("h2"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.English.GetAsync("/topics/glossary")).StatusCode);
    }

    [Fact]
    public async Task A_search_finds_what_is_called_otherwise_in_either_language()
    {
        await site.Host.PublishAsync(Pilot("Fewer calls through speech-to-text").Build());
        await site.Host.PublishAsync(Pilot("Anbieterabhängigkeit beim Kartenmaterial").Build());
        await site.Host.IndexAsync();

        Assert.Contains("Fewer calls through speech-to-text", await TitlesAsync("Spracherkennung"));
        Assert.Contains("Anbieterabhängigkeit beim Kartenmaterial", await TitlesAsync("vendor lock-in"));
    }

    [Fact]
    public async Task What_editors_add_is_in_force_at_once_without_building_the_index_anew()
    {
        await site.Host.PublishAsync(Pilot("Quittenernte mit Kamera").Build());
        await site.Host.IndexAsync();
        var folder = Assert.Single(Directory.GetDirectories(Path.Combine(site.Host.DataPath, "index")));
        Assert.DoesNotContain("Quittenernte mit Kamera", await TitlesAsync("cydonia picking"));

        var glossary = (await site.Host.Get<IContentStore>().FindAsync("taxonomy-glossary-00000001", ContentVersion.Latest, TestContext.Current.CancellationToken))!;
        var taxonomy = JsonNode.Parse(glossary.Part("TaxonomyPart")!.Value.GetRawText())!;
        taxonomy["Terms"]!.AsArray().Add(JsonNode.Parse("""
            { "ContentItemId": "gloss-quince-000000000001", "ContentType": "GlossaryEntry", "DisplayText": "Cydonia picking", "TitlePart": { "Title": "Cydonia picking" },
              "TermNames": { "German": { "Text": "Quittenernte" } }, "TermPart": { "TaxonomyContentItemId": "taxonomy-glossary-00000001" } }
            """));
        await site.Host.PublishAsync(glossary.WithPart("TaxonomyPart", taxonomy));
        await site.Host.IndexAsync();

        Assert.Equal("Quittenernte mit Kamera", (await TitlesAsync("cydonia picking"))[0]);
        Assert.Equal([folder], Directory.GetDirectories(Path.Combine(site.Host.DataPath, "index")));
    }

    private async Task<IReadOnlyList<string?>> TitlesAsync(string words) =>
        [.. JsonElement.Parse(await site.English.ReadAsync($"/api/search?q={Uri.EscapeDataString(words)}")).GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("title").GetString())];

    private static IEnumerable<string> Others(AngleSharp.Dom.IDocument page, string name) =>
        page.QuerySelectorAll("dt").Single(term => term.TextContent == name).NextElementSibling!.TextContent.Split(" · ").Order(StringComparer.Ordinal);
}
