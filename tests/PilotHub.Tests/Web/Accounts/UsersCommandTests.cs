using System.Net;
using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Accounts;

public sealed class UsersCommandTests
{
    [Fact]
    public async Task An_added_account_can_sign_in_with_the_password_that_was_printed()
    {
        await using var host = await HubHost.StartAsync();

        var added = await HubProcess.RunAsync("users", "add", "kim", "--email", "kim@example.org", "--role", "Author", $"--{HubSettings.DataPath}={host.DataPath}");

        Assert.Equal(0, added.ExitCode);
        using var byName = host.NewBrowser();
        await byName.SignInAsync("kim", PasswordIn(added));
        using var byEmail = host.NewBrowser();
        await byEmail.SignInAsync("KIM@example.org", PasswordIn(added));
    }

    [Fact]
    public async Task A_reset_replaces_the_password()
    {
        await using var host = await HubHost.StartAsync();

        var reset = await HubProcess.RunAsync("users", "reset-password", "Admin", $"--{HubSettings.DataPath}={host.DataPath}");

        Assert.Equal(0, reset.ExitCode);
        using var browser = host.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.TrySignInAsync("admin", HubHost.AdminPassword)).StatusCode);
        await browser.SignInAsync("admin", PasswordIn(reset));
    }

    [Theory]
    [InlineData("There is no role 'Emperor'", "users", "add", "kim", "--role", "Emperor")]
    [InlineData("'admin'", "users", "add", "admin")]
    [InlineData("'nobody'", "users", "reset-password", "nobody")]
    public async Task What_cannot_be_done_is_said_and_changes_nothing(string reason, params string[] command)
    {
        await using var host = await HubHost.StartAsync();

        var result = await HubProcess.RunAsync([.. command, $"--{HubSettings.DataPath}={host.DataPath}"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static string PasswordIn(HubCommandResult result) => result.Output.Trim().Split(' ')[^1];
}
