using System.Text.Json;

namespace PilotHub.Tests.Web.Api;

public sealed class ApiDescriptionTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task The_description_names_the_routes_and_no_host()
    {
        using var browser = fixture.Host.NewBrowser();

        var document = JsonElement.Parse(await browser.ReadAsync("/openapi/v1.json"));

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/recipes", out var recipes));
        Assert.True(recipes.TryGetProperty("post", out _));
        Assert.DoesNotContain("127.0.0.1", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_routes_can_be_read_as_a_page_that_loads_nothing_from_elsewhere()
    {
        using var browser = fixture.Host.NewBrowser();

        var page = await browser.ReadAsync("/api");

        Assert.Contains("POST /api/recipes", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
    }
}
