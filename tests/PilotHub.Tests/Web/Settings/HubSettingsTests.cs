using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Settings;

public sealed class HubSettingsTests
{
    [Theory]
    [InlineData("PilotHub:AnonymousRead", "maybe", "true or false")]
    [InlineData("PilotHub:Setup:AdminName", "no blanks", "letters, digits")]
    [InlineData("PilotHub:Theme", "No.Such.Theme", "theme")]
    [InlineData("PilotHub:TrustedProxies", "the proxy", "10.0.0.0/8")]
    [InlineData("PilotHub:Search:Ranking:Evidence", "1.5", "0 to 1")]
    [InlineData("PilotHub:Search:Ranking:HalfLifeDays", "0", "1 to 36500")]
    [InlineData("PilotHub:DataPath", "/dev/null/below", "folder")]
    [InlineData("urls", "somewhere", "http://127.0.0.1:5005")]
    [InlineData("urls", "http://127.0.0.1:99999", "http://127.0.0.1:5005")]
    public async Task A_bad_setting_stops_the_start_with_one_line_that_names_setting_value_and_what_is_allowed(string setting, string value, string allowed)
    {
        var data = HubHost.NewFolder();
        string[] args = setting == HubSettings.DataPath ? [$"--{setting}={value}"] : [$"--{setting}={value}", $"--{HubSettings.DataPath}={data}"];

        var result = await HubProcess.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", line, StringComparison.Ordinal);
        Assert.Contains(allowed, line, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_but_not_shown()
    {
        var result = await HubProcess.RunAsync($"--{HubSettings.AdminPassword}=geheim", $"--{HubSettings.DataPath}={HubHost.NewFolder()}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("at least 12 characters", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_refused_but_not_shown()
    {
        var result = await HubProcess.RunAsync("--ConnectionStrings:PilotHub=Nonsense=secret", $"--{HubSettings.DataPath}={HubHost.NewFolder()}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ConnectionStrings:PilotHub", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_stops_the_start_with_one_line()
    {
        var result = await HubProcess.RunAsync("--ConnectionStrings:PilotHub=Host=127.0.0.1;Port=1;Database=none;Timeout=5", $"--{HubSettings.DataPath}={HubHost.NewFolder()}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("database", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_setting_in_the_environment_is_refused_by_name()
    {
        var result = await HubProcess.ExecuteAsync(new Dictionary<string, string> { ["PILOTHUB__DATPATH"] = "/tmp" }, "recipes", "list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("PILOTHUB:DATPATH", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("PilotHub:DataPath", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_the_environment_and_the_command_line_wins()
    {
        var (fromEnvironment, fromLine) = (HubHost.NewFolder(), HubHost.NewFolder());
        var variables = new Dictionary<string, string> { ["PILOTHUB__DATAPATH"] = Path.Combine(fromEnvironment, "made on demand") };

        var first = await HubProcess.ExecuteAsync(variables, "recipes", "list");
        var second = await HubProcess.ExecuteAsync(variables, "recipes", "list", "--PilotHub:DataPath", fromLine);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.True(File.Exists(Path.Combine(fromEnvironment, "made on demand", "pilothub.db")));
        Assert.True(File.Exists(Path.Combine(fromLine, "pilothub.db")));
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public async Task Only_development_lets_anybody_read_unless_told(string environment, bool readable)
    {
        await using var host = await HubHost.StartAsync(new() { Environment = environment });

        Assert.Equal(readable, host.Get<HubOptions>().AnonymousRead);
    }
}
