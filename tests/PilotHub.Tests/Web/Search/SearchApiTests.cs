using System.Text.Json;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class SearchApiTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task The_answer_has_the_promised_shape()
    {
        var answer = await AskAsync("q=drone+lines&size=3");

        Assert.True(answer.GetProperty("total").GetInt32() >= 1);
        Assert.True(answer.GetProperty("tookMs").GetDouble() >= 0);
        Assert.Equal((1, 3), (answer.GetProperty("page").GetInt32(), answer.GetProperty("size").GetInt32()));
        var hit = answer.GetProperty("hits")[0];
        Assert.Equal(("PilotCase", "Drone pictures for overhead lines", "en"), (hit.GetProperty("type").GetString(), hit.GetProperty("title").GetString(), hit.GetProperty("culture").GetString()));
        Assert.StartsWith("/cases/", hit.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Contains("Title", hit.GetProperty("matched").EnumerateArray().Select(name => name.GetString()));
        Assert.True(hit.GetProperty("score").GetDouble() > 0);
        var stage = answer.GetProperty("facets").GetProperty("stage")[0];
        Assert.Equal(["value", "label", "count", "selected"], stage.EnumerateObject().Select(property => property.Name));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("didYouMean").ValueKind);
    }

    [Fact]
    public async Task Filters_repeat_for_or_and_can_be_typed_too()
    {
        await site.Host.PublishAsync(Pilot("Accordion idea").Text("Stage", "Idea").Value("StrategicPotential", 2).Build());
        await site.Host.PublishAsync(Pilot("Accordion running").Text("Stage", "Running").Value("StrategicPotential", 4).Build());
        await site.Host.PublishAsync(Pilot("Accordion stopped").Text("Stage", "Stopped").Value("StrategicPotential", 5).Build());
        await site.Host.IndexAsync();

        Assert.Equal(["Accordion idea", "Accordion running"], await TitlesAsync("q=accordion&stage=Idea&stage=Running"));
        Assert.Equal(["Accordion running", "Accordion stopped"], await TitlesAsync("q=accordion&minPotential=4"));
        Assert.Equal(["Accordion running"], await TitlesAsync("q=accordion+stage:running"));
        Assert.Equal(["Accordion idea", "Accordion running"], await TitlesAsync("q=accordion+potential:2..4"));
        Assert.Empty(await TitlesAsync("q=accordion+before:2020"));
    }

    [Theory]
    [InlineData("q=%22")]
    [InlineData("q=%00%ff%fe&type=&stage=%F0%9F%98%80&from=9999-99&to=0000&page=99999999999&size=-3&sort=%27")]
    [InlineData("q=stage:&q=second&minEvidence=1e9&owner=me")]
    [InlineData("page=100000&size=100")]
    public async Task Whatever_is_asked_is_answered(string query) => Assert.Equal(JsonValueKind.Array, (await AskAsync(query)).GetProperty("hits").ValueKind);

    [Fact]
    public async Task A_german_question_finds_english_words_and_labels_are_german()
    {
        var answer = JsonElement.Parse(await site.German.ReadAsync("/api/search?q=Trinkwasser"));

        Assert.Contains("Lecks im Trinkwassernetz hören", answer.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("title").GetString()));
        Assert.Contains("Pilotfall", answer.GetProperty("facets").GetProperty("type").EnumerateArray().Select(value => value.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task The_route_is_described()
    {
        var document = JsonElement.Parse(await site.English.ReadAsync("/openapi/v1.json"));

        var parameters = document.GetProperty("paths").GetProperty("/api/search").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());
        Assert.Superset(new HashSet<string?> { "q", "type", "stage", "unit", "domain", "technology", "tag", "owner", "decision", "result", "minPotential", "minEvidence", "from", "to", "sort", "page", "size" }, parameters.ToHashSet());
    }

    private async Task<JsonElement> AskAsync(string query) => JsonElement.Parse(await site.English.ReadAsync("/api/search?" + query));

    private async Task<IReadOnlyList<string?>> TitlesAsync(string query) =>
        [.. (await AskAsync(query)).GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("title").GetString()).Order(StringComparer.Ordinal)];
}
