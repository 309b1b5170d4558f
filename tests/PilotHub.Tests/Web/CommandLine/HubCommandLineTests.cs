using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.CommandLine;

public sealed class HubCommandLineTests
{
    [Theory]
    [InlineData("serf")]
    [InlineData("--nope")]
    [InlineData("recipes", "walk")]
    [InlineData("recipes", "run")]
    [InlineData("users", "add")]
    [InlineData("users", "add", "kim", "--colour", "red")]
    [InlineData("--PilotHub:DatPath=/tmp")]
    public async Task What_the_line_does_not_know_is_refused_in_one_line(params string[] args)
    {
        var result = await HubProcess.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("recipes", "--help")]
    [InlineData("recipes", "run", "--help")]
    [InlineData("users", "--help")]
    [InlineData("users", "add", "--help")]
    public async Task Help_is_everywhere_and_names_the_settings(params string[] args)
    {
        var result = await HubProcess.RunAsync(args);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
        Assert.Contains(HubSettings.DataPath, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_the_products()
    {
        var result = await HubProcess.RunAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("0.", result.Output, StringComparison.Ordinal);
    }
}
