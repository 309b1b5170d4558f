using PilotHub.Web.Hosting;
using PilotHub.Web.Settings;
using PilotHub.Web.Setup;
using PilotHub.Web.Site;

namespace PilotHub.Web.CommandLine;

/// <summary>Serves the site until it is told to stop.</summary>
internal static partial class ServeCommand
{
    public static async Task<int> RunAsync(HubStart start, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Program.Build(start);
        await StartAsync(app, output, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }

    /// <summary>Opens the port when everything behind it is ready, and says where it is.</summary>
    public static async Task<NewAdministrator?> StartAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        // Beside the database's part of the start, on the other processors.
        var endpoints = Task.Run(() => PrepareEndpoints(app), cancellationToken);
        await app.MigrateAsync(cancellationToken);
        var site = Task.Run(() => app.Services.GetRequiredService<SiteCache>().FollowAsync(cancellationToken), cancellationToken);
        NewAdministrator? administrator;
        await using (var scope = app.Services.CreateAsyncScope())
            administrator = await scope.ServiceProvider.GetRequiredService<SiteSetup>().EnsureAsync(cancellationToken);
        await Task.WhenAll(endpoints, site);
        await ListenAsync(app, cancellationToken);
        var address = string.Join(", ", app.Urls);
        LogListening(app.Logger, address, app.Environment.EnvironmentName);
        if (administrator is not null)
        {
            await output.WriteLineAsync($"""

                PilotHub is ready.
                  Address        {address}
                  Administrator  {administrator.UserName}
                  Password       {administrator.Password ?? $"as in {HubSettings.AdminPassword}"}

                """);
        }
        return administrator;
    }

    // Routes and the pages behind them are described once, here instead of when the port is about to be opened.
    private static void PrepareEndpoints(WebApplication app)
    {
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources)
            _ = source.Endpoints;
    }

    private static async Task ListenAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new HubSettingException(HubSettings.Urls, HubSettings.ReadUrls(app.Configuration), "an address of this machine that nobody else listens on", e);
        }
    }

    [LoggerMessage(EventId = 1001, EventName = "host.listening", Level = LogLevel.Information, Message = "PilotHub is at {Address} ({Environment})")]
    private static partial void LogListening(ILogger logger, string address, string environment);
}
