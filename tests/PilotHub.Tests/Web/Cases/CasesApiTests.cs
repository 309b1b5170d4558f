using System.Net;
using System.Text.Json;
using PilotHub.Content;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Cases;

public sealed class CasesApiTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_comes_in_orchard_core_s_shape_with_its_version_as_tag()
    {
        using var response = await site.English.GetAsync("/api/cases/case-complaint-drafts-0001");
        var json = await response.Content.ReadAsStringAsync(Token);
        var item = ContentItemJson.Parse(json);

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Adopted", item.Text("PilotCase", "Stage", "Text"));
        Assert.Equal($"\"{item.ContentItemVersionId}\"", response.Headers.ETag!.Tag);
        Assert.Equal(ContentItemJson.Write(item), json);
    }

    [Fact]
    public async Task Whoever_has_the_version_already_gets_304_until_there_is_a_newer_one()
    {
        var item = await site.Host.PublishAsync(Pilot("Tagged").Build());
        var address = $"/api/cases/{item.ContentItemId}";
        var tag = ("If-None-Match", $"\"{item.ContentItemVersionId}\"");

        Assert.Equal(HttpStatusCode.NotModified, (await site.English.GetAsync(address, tag)).StatusCode);
        await site.Host.PublishAsync(item.WithField("PilotCase", "Summary", new System.Text.Json.Nodes.JsonObject { ["Text"] = "New." }));
        Assert.Equal(HttpStatusCode.OK, (await site.English.GetAsync(address, tag)).StatusCode);
    }

    [Fact]
    public async Task What_is_missing_and_what_is_hidden_get_the_same_answer()
    {
        var hidden = await site.Host.PublishAsync(Pilot("Secret").Text("Visibility", "Groups").Values("VisibleTo", "Leadership").Build());
        var draft = await site.Host.SaveDraftAsync(Pilot("Draft").Build());

        var missing = await AnswerAsync("4nothing0000000000000000aa");
        Assert.Equal(missing, await AnswerAsync(hidden.ContentItemId));
        Assert.Equal(missing, await AnswerAsync(draft.ContentItemId));
        Assert.Equal(missing, await AnswerAsync("page-about-en-000000000001"));
        Assert.Equal(missing, await AnswerAsync("%2e%2e%2fx"));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json", "There is no such pilot case."), missing);
        Assert.Equal(HttpStatusCode.OK, (await site.Administrator.GetAsync($"/api/cases/{hidden.ContentItemId}")).StatusCode);
    }

    private async Task<(HttpStatusCode, string?, string?)> AnswerAsync(string id)
    {
        using var response = await site.English.GetAsync($"/api/cases/{id}");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, problem.RootElement.GetProperty("title").GetString());
    }
}
