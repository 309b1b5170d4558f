using PilotHub.Web.Access;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Hosting;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;

namespace PilotHub.Web;

internal static class Program
{
    public static Task<int> Main(string[] args) => HubCommandLine.RunAsync(args);

    /// <summary>Composes the site from its settings and features; nothing runs yet.</summary>
    internal static WebApplication Build(HubStart start)
    {
        var builder = HubHosting.Create(start);
        var options = builder.AddHubSettings();

        builder.Services.AddSite();
        builder.Services.AddContentAccess();
        builder.AddHubPages(options);

        var app = builder.Build();

        app.UseRouting();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
