using PilotHub.Content.Store;
using PilotHub.Tests.Data;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Settings;
using PilotHub.Web.Setup;

namespace PilotHub.Tests.Web.Setup;

public sealed class SiteSetupTests
{
    [Fact]
    public async Task An_empty_folder_becomes_a_site_with_an_administrator_whose_password_is_printed_once()
    {
        var folder = HubHost.NewFolder();
        string password;
        await using (var first = await StartAsync(folder, settings: new() { [HubSettings.AdminPassword] = null }))
        {
            password = first.Administrator!.Password!;
            Assert.True(password.Length >= 20);
            Assert.Contains(password, first.Output, StringComparison.Ordinal);
            Assert.Contains(first.Address.ToString().TrimEnd('/'), first.Output, StringComparison.Ordinal);
            Assert.Contains("admin", first.Output, StringComparison.Ordinal);
            using var browser = first.NewBrowser();
            await browser.SignInAsync("admin", password);
        }

        await using var second = await StartAsync(folder);

        Assert.Null(second.Administrator);
        Assert.Empty(second.Output);
        using var later = second.NewBrowser();
        await later.SignInAsync("admin", password);
    }

    [Fact]
    public async Task A_later_start_changes_nothing()
    {
        var folder = HubHost.NewFolder();
        ChangeCursor before;
        await using (var first = await StartAsync(folder))
            before = await first.Get<IChangeFeed>().FindHeadAsync(TestContext.Current.CancellationToken);

        await using var second = await StartAsync(folder, "pilothub.setup,roadmap-1-vision");

        Assert.Equal(before, await second.Get<IChangeFeed>().FindHeadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Name_and_password_can_be_chosen_and_a_chosen_password_is_not_printed()
    {
        await using var host = await StartAsync(HubHost.NewFolder(), settings: new() { [HubSettings.AdminName] = "lena", [HubSettings.AdminPassword] = "chosen by the operator" });

        Assert.DoesNotContain("chosen by the operator", host.Output, StringComparison.Ordinal);
        using var browser = host.NewBrowser();
        await browser.SignInAsync("lena", "chosen by the operator");
    }

    [Fact]
    public async Task A_set_up_that_was_cut_short_is_gone_on_with()
    {
        var folder = HubHost.NewFolder();
        var broken = await BrokenRecipeAsync();
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => StartAsync(folder, $"pilothub.setup,{broken}"));
        Assert.NotEmpty(refused.Details);

        await using var host = await StartAsync(folder);

        Assert.NotNull(host.Administrator);
        using var browser = host.NewBrowser();
        await browser.SignInAsync();
        Assert.Single(await host.Get<IContentStore>().ListUsersAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_recipe_that_does_not_exist_stops_the_start_before_anything_is_written()
    {
        var folder = HubHost.NewFolder();

        var result = await HubProcess.RunAsync("--urls=http://127.0.0.1:0", $"--{HubSettings.DataPath}={folder}", $"--{HubSettings.SetupRecipes}=pilothub.setup,nonsense");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("'nonsense'", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        await using var host = await StartAsync(folder);
        Assert.NotNull(host.Administrator);
    }

    [Fact]
    public async Task A_site_that_was_brought_back_from_a_backup_keeps_its_content_and_gets_an_administrator()
    {
        var folder = HubHost.NewFolder();
        var path = Path.Combine(HubHost.NewFolder(), "backup.recipe.json");
        await File.WriteAllTextAsync(path, """{ "name": "Backup", "steps": [ { "name": "Settings", "SiteName": "Brought back" }, { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note", "DisplayName": "Note" } ], "ContentParts": [] } ] }""", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await HubProcess.RunAsync("recipes", "run", path, $"--{HubSettings.DataPath}={folder}")).ExitCode);

        await using var host = await StartAsync(folder);

        var site = await host.Get<PilotHub.Web.Site.SiteCache>().GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Brought back", site.Settings.SiteName);
        Assert.Null(site.Definitions.Type("PilotCase"));
        using var browser = host.NewBrowser();
        await browser.SignInAsync();
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_make_one_administrator()
    {
        var folder = HubHost.NewFolder();

        var hosts = await Task.WhenAll(Task.Run(() => StartAsync(folder)), Task.Run(() => StartAsync(folder)));
        await using var first = hosts[0];
        await using var second = hosts[1];

        Assert.Single(hosts, host => host.Administrator is not null);
        Assert.Single(await first.Get<IContentStore>().ListUsersAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task In_development_a_new_site_has_the_roadmap_and_the_samples_in_both_languages()
    {
        await using var host = await HubHost.StartAsync(new() { Recipes = null });

        var cases = await host.Get<IContentStore>().ListAsync(new(["PilotCase"]), TestContext.Current.CancellationToken);

        Assert.InRange(cases.Total, 24, int.MaxValue);
        Assert.Equal(["de", "en"], cases.Items.Select(item => item.Text("LocalizationPart", "Culture")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_production_a_new_site_has_no_samples()
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production", Recipes = null });

        Assert.Equal(0, (await host.Get<IContentStore>().ListAsync(new(["PilotCase"]), TestContext.Current.CancellationToken)).Total);
    }

    private static Task<HubHost> StartAsync(string folder, string recipes = "pilothub.setup", Dictionary<string, string?>? settings = null) =>
        HubHost.StartAsync(new() { DataPath = folder, Recipes = recipes, Settings = settings ?? [] });

    private static async Task<string> BrokenRecipeAsync()
    {
        var path = Path.Combine(HubHost.NewFolder(), "broken.recipe.json");
        await File.WriteAllTextAsync(path, """{ "name": "Broken", "steps": [ { "name": "NoSuchStep" } ] }""", TestContext.Current.CancellationToken);
        return path;
    }
}

public sealed class PostgresSetupTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Two_nodes_that_start_at_once_on_one_database_set_it_up_once()
    {
        if (database.Missing is { } reason)
            Assert.Skip(reason);

        var hosts = await Task.WhenAll(Task.Run(StartAsync), Task.Run(StartAsync));
        await using var first = hosts[0];
        await using var second = hosts[1];

        Assert.Single(hosts, host => host.Administrator is not null);
        Assert.Single(await first.Get<IContentStore>().ListUsersAsync(TestContext.Current.CancellationToken));
        using var browser = second.NewBrowser();
        await browser.SignInAsync();
    }

    private Task<HubHost> StartAsync() =>
        HubHost.StartAsync(new() { Environment = "Production", Settings = new() { [HubSettings.ConnectionString] = database.Options.ConnectionString } });
}

public sealed class PostgresFirstCommandTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task The_first_command_on_an_empty_database_reports_no_error()
    {
        if (database.Missing is { } reason)
            Assert.Skip(reason);

        var folder = HubHost.NewFolder();
        var path = Path.Combine(folder, "name.recipe.json");
        await File.WriteAllTextAsync(path, """{ "name": "Name", "steps": [ { "name": "Settings", "SiteName": "Named" } ] }""", TestContext.Current.CancellationToken);

        var result = await HubProcess.ExecuteAsync(
            new Dictionary<string, string>(), "recipes", "run", path, $"--{HubSettings.DataPath}={folder}", $"--{HubSettings.ConnectionString}={database.Options.ConnectionString}");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.DoesNotContain("fail", result.Output, StringComparison.OrdinalIgnoreCase);
    }
}
