using System.CommandLine;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Accounts;

/// <summary><c>users add NAME --email E --role R</c> and <c>users reset-password NAME</c>. Both make a password and print it once.</summary>
internal static class UsersCommand
{
    private const string Via = "users command";

    public static Command Create() => new("users", "Adds accounts and resets their passwords") { CreateAdd(), CreateResetPassword() };

    private static Command CreateAdd()
    {
        var name = new Argument<string>("name") { Description = "The user name" };
        var email = new Option<string?>("--email") { Description = "The mail address", HelpName = "address" };
        var roles = new Option<string[]>("--role") { Description = "A role; may be repeated", HelpName = "role" };
        var command = new Command("add", "Adds an account with a password made for it") { name, email, roles };
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            var password = ReadablePassword.New();
            var account = await context.Services.GetRequiredService<AccountWriter>().AddAsync(
                context.Arguments.GetRequiredValue(name), context.Arguments.GetValue(email), context.Arguments.GetValue(roles) ?? [], password, Via, cancellationToken);
            await context.Output.WriteLineAsync($"Added {account.UserName}. Password: {password}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateResetPassword()
    {
        var name = new Argument<string>("name") { Description = "The user name" };
        var command = new Command("reset-password", "Gives an account another password and ends its sessions") { name };
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            var (userName, password) = (context.Arguments.GetRequiredValue(name), ReadablePassword.New());
            if (!await context.Services.GetRequiredService<AccountWriter>().ResetPasswordAsync(userName, password, Via, cancellationToken))
                throw new CommandRefusedException($"There is no account '{userName}'.");
            await context.Output.WriteLineAsync($"New password of {userName}: {password}");
            return ExitCodes.Done;
        });
        return command;
    }
}
