using System.CommandLine;
using PilotHub.Content;
using PilotHub.Data;
using PilotHub.Web.Hosting;

namespace PilotHub.Web.CommandLine;

/// <summary>What a command that works on the site's data is given: the site's services and where to write.</summary>
internal sealed record SiteCommandContext(IServiceProvider Services, ParseResult Arguments, TextWriter Output, TextWriter Error);

/// <summary>Runs a command on the site's data: with the same settings and features as the site, but serving nothing.</summary>
internal static class SiteCommand
{
    public static void SetSiteAction(this Command command, Func<SiteCommandContext, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            await using var app = Program.Build(HubCommandLine.StartOf(parsed) with { Quiet = true });
            await app.MigrateAsync(cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            try
            {
                return await action(new(scope.ServiceProvider, parsed, console.Output, console.Error), cancellationToken);
            }
            catch (ContentValidationException e)
            {
                throw new CommandRefusedException("The content breaks a rule; nothing was done.", [.. e.Errors.Select(error => error.ToString())], e);
            }
        });
}
