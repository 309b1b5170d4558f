using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Recipes;

public sealed class RecipesCommandTests
{
    [Fact]
    public async Task The_list_names_every_recipe_of_the_product()
    {
        var result = await HubProcess.RunAsync("recipes", "list", Data(HubHost.NewFolder()));

        Assert.Equal(0, result.ExitCode);
        foreach (var name in (string[])["pilothub.setup", "roadmap-1-vision", "roadmap-5-culture", "sample-pilots.de", "sample-pilots.en"])
            Assert.Contains(result.Output.Split('\n'), line => line.StartsWith(name + " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recipe_runs_on_an_empty_site_and_a_second_run_changes_nothing()
    {
        var folder = HubHost.NewFolder();
        var recipe = await WriteAsync("""{ "name": "Small", "steps": [ { "name": "Settings", "SiteName": "Small" }, { "name": "Roles", "Roles": [ { "Name": "Reader", "Permissions": [ "ViewContent" ] } ] } ] }""");

        var first = await HubProcess.RunAsync("recipes", "run", recipe, Data(folder));
        var second = await HubProcess.RunAsync("recipes", "run", recipe, Data(folder));

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(2, first.Output.Split('\n').Count(line => line.Contains("done", StringComparison.Ordinal)));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(2, second.Output.Split('\n').Count(line => line.Contains("unchanged", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_done_before_a_refused_step_stays_and_the_exit_code_says_so()
    {
        var recipe = await WriteAsync("""{ "name": "Half", "steps": [ { "name": "Settings", "SiteName": "Half" }, { "name": "NoSuchStep" } ] }""");

        var result = await HubProcess.RunAsync("recipes", "run", recipe, Data(HubHost.NewFolder()));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("NoSuchStep", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file.json")]
    [InlineData("NOT JSON")]
    public async Task Where_nothing_is_done_one_line_says_why(string content)
    {
        var file = content.EndsWith(".json", StringComparison.Ordinal) ? content : await WriteAsync(content);

        var result = await HubProcess.RunAsync("recipes", "run", file, Data(HubHost.NewFolder()));

        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_dry_run_leaves_nothing()
    {
        var folder = HubHost.NewFolder();
        var recipe = await WriteAsync("""{ "name": "Small", "steps": [ { "name": "Settings", "SiteName": "Small" } ] }""");

        var rehearsal = await HubProcess.RunAsync("recipes", "run", recipe, "--dry-run", Data(folder));
        var run = await HubProcess.RunAsync("recipes", "run", recipe, Data(folder));

        Assert.Equal((0, 0), (rehearsal.ExitCode, run.ExitCode));
        Assert.Contains("done", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_brings_the_site_back_on_an_empty_one()
    {
        await using var host = await HubHost.StartAsync();
        var (first, second) = (Path.Combine(HubHost.NewFolder(), "export.recipe.json"), Path.Combine(HubHost.NewFolder(), "again.recipe.json"));
        var folder = HubHost.NewFolder();

        var exported = await HubProcess.RunAsync("recipes", "export", first, Data(host.DataPath));
        var run = await HubProcess.RunAsync("recipes", "run", first, Data(folder));
        var exportedAgain = await HubProcess.RunAsync("recipes", "export", second, Data(folder));

        Assert.Equal((0, "", 0, 0), (exported.ExitCode, run.Error, run.ExitCode, exportedAgain.ExitCode));
        Assert.Equal(await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(second, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_export_that_cannot_be_written_says_so_in_one_line()
    {
        var result = await HubProcess.RunAsync("recipes", "export", "/no/such/folder/export.json", Data(HubHost.NewFolder()));

        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Data(string folder) => $"--{HubSettings.DataPath}={folder}";

    private static async Task<string> WriteAsync(string content)
    {
        var path = Path.Combine(HubHost.NewFolder(), "test.recipe.json");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }
}
