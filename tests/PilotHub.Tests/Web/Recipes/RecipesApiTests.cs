using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Store;
using PilotHub.Web.Accounts;

namespace PilotHub.Tests.Web.Recipes;

public sealed class RecipesApiTests
{
    private const string Recipe = """{ "name": "Tagline", "steps": [ { "name": "Settings", "SiteName": "From a recipe" } ] }""";

    [Fact]
    public async Task An_administrator_runs_a_recipe_and_reads_what_each_step_changed()
    {
        await using var host = await HubHost.StartAsync();
        using var admin = host.NewBrowser();
        await admin.SignInAsync();

        var response = await PostAsync(admin, "/api/recipes", Recipe);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var report = await ReadAsync(response);
        var step = Assert.Single(report.GetProperty("steps").EnumerateArray().ToList());
        Assert.Equal("Settings", step.GetProperty("name").GetString());
        Assert.Equal("Done", step.GetProperty("outcome").GetString());
        Assert.Contains("From a recipe", await admin.ReadAsync("/api"), StringComparison.Ordinal);
        var again = await ReadAsync(await PostAsync(admin, "/api/recipes", Recipe));
        Assert.Equal("Unchanged", Assert.Single(again.GetProperty("steps").EnumerateArray().ToList()).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_dry_run_tells_and_changes_nothing()
    {
        await using var host = await HubHost.StartAsync();
        using var admin = host.NewBrowser();
        await admin.SignInAsync();

        var report = await ReadAsync(await PostAsync(admin, "/api/recipes?dryRun=true", Recipe));

        Assert.True(report.GetProperty("dryRun").GetBoolean());
        Assert.Equal("Done", Assert.Single(report.GetProperty("steps").EnumerateArray().ToList()).GetProperty("outcome").GetString());
        Assert.DoesNotContain("From a recipe", await admin.ReadAsync("/api"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{ "steps": [ { "name": "NoSuchStep" } ] }""")]
    public async Task What_is_refused_is_listed(string recipe)
    {
        await using var host = await HubHost.StartAsync();
        using var admin = host.NewBrowser();
        await admin.SignInAsync();

        var response = await PostAsync(admin, "/api/recipes", recipe);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var report = await ReadAsync(response);
        Assert.False(report.GetProperty("succeeded").GetBoolean());
        Assert.NotEmpty(report.GetProperty("errors").EnumerateArray().Concat(report.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("errors").EnumerateArray())));
    }

    [Fact]
    public async Task Nobody_else_runs_recipes()
    {
        await using var host = await HubHost.StartAsync();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AccountWriter>().AddAsync("kim", null, ["Editor"], HubHost.AdminPassword, "test", TestContext.Current.CancellationToken);
        using var editor = host.NewBrowser();
        await editor.SignInAsync("kim");
        using var visitor = host.NewBrowser();

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(editor, "/api/recipes", Recipe)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(visitor, "/api/recipes", Recipe)).StatusCode);
        Assert.NotEqual("From a recipe", (await host.Get<IContentStore>().FindDocumentAsync(SiteDocuments.Settings, TestContext.Current.CancellationToken))?.GetProperty("SiteName").GetString());
    }

    private static async Task<HttpResponseMessage> PostAsync(HubBrowser browser, string path, string recipe)
    {
        using var body = new StringContent(recipe, Encoding.UTF8, "application/json");
        return await browser.Client.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
