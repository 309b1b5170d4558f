using PilotHub.Data;
using PilotHub.Web.Access;
using PilotHub.Web.Accounts;
using PilotHub.Web.Api;
using PilotHub.Web.Cases;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Errors;
using PilotHub.Web.Health;
using PilotHub.Web.Hosting;
using PilotHub.Web.Insight;
using PilotHub.Web.Localization;
using PilotHub.Web.PageCache;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;
using PilotHub.Web.Recipes;
using PilotHub.Web.Roadmap;
using PilotHub.Web.Search;
using PilotHub.Web.Security;
using PilotHub.Web.Settings;
using PilotHub.Web.Setup;
using PilotHub.Web.Site;
using PilotHub.Web.Telemetry;
using PilotHub.Web.Theming;

namespace PilotHub.Web;

internal static class Program
{
    public static Task<int> Main(string[] args) => HubCommandLine.RunAsync(args);

    /// <summary>Composes the site from its settings and features; nothing runs yet.</summary>
    internal static WebApplication Build(HubStart start)
    {
        var builder = HubHosting.CreateBuilder(start);
        var options = builder.AddHubSettings();
        var data = new HubDataOptions { DataPath = options.DataPath, ConnectionString = options.ConnectionString };
        HubDataFeature.PrepareModel(data);
        builder.AddTelemetry();
        builder.AddSecurity(options);

        builder.Services.AddPilotHubData(data);
        builder.Services.AddSite();
        builder.Services.AddAccounts(options);
        builder.Services.AddContentAccess();
        builder.Services.AddRecipes(options);
        builder.Services.AddSetup();
        builder.Services.AddErrors();
        builder.Services.AddHealth();
        builder.Services.AddApi();
        builder.Services.AddTheming();
        builder.Services.AddPageCache();
        builder.Services.AddReading();
        builder.Services.AddContentPages();
        builder.Services.AddCases();
        builder.Services.AddSearch();
        builder.Services.AddInsight();
        builder.Services.AddRoadmap();
        builder.Services.AddHubPages(options);

        start.Configure?.Invoke(builder);
        var app = builder.Build();

        // The order is a promise: every answer has its security headers, errors included; what everybody sees alike is answered from
        // memory before anything costs time; nobody is refused before it is known who they are and which language they read.
        app.UseSecurity(options);
        app.UseErrors();
        app.UseSameOrigin();
        app.UseInsight();
        app.UsePageCache();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRequestSize();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseRequestLanguage();
        app.UseAuthorization();
        app.UsePageCapture();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapTheming();
        app.MapAccounts();
        app.MapCasesApi();
        app.MapSearchApi();
        app.MapSuggestApi();
        app.MapSimilarApi();
        app.MapSearchFeed();
        app.MapApi();
        app.MapRecipes();
        app.MapHealth();
        return app;
    }
}
