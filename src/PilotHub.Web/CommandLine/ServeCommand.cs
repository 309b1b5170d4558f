using PilotHub.Web.Hosting;

namespace PilotHub.Web.CommandLine;

/// <summary>Serves the site until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(HubStart start, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Program.Build(start);
        await app.StartAsync(cancellationToken);
        await output.WriteLineAsync($"PilotHub is at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
