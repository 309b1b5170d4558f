using System.Net;

namespace PilotHub.Tests.Web.Admin;

public sealed class DesignPageTests
{
    [Fact]
    public async Task In_production_only_administrators_see_the_gallery()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production", Settings = { ["PilotHub:AnonymousRead"] = "true" } });
        using var reader = host.NewBrowser();

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/admin/design", ("X-Forwarded-Proto", "https"))).StatusCode);
    }

    [Fact]
    public async Task In_development_everybody_does()
    {
        await using var host = await HubHost.StartAsync();
        using var reader = host.NewBrowser();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/admin/design")).StatusCode);
    }
}
