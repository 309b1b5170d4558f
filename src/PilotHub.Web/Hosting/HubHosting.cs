using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using PilotHub.Theme;
using PilotHub.Web.Settings;

namespace PilotHub.Web.Hosting;

internal static class HubHosting
{
    private const string ReloadAssets = "ReloadStaticAssetsAtRuntime";
    private const string ProjectFile = "PilotHub.Web.csproj";

    public static WebApplicationBuilder CreateBuilder(HubStart start)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HubHosting).Assembly.GetName().Name,
            ContentRootPath = FindContentRoot(),
            EnvironmentName = start.Environment,
        });
        // Later sources win: what was typed counts more than the environment and the files.
        builder.Configuration.AddInMemoryCollection(start.Settings);
        // A build finds the theme's files where they were written; a published site has them in wwwroot and no such list.
        builder.WebHost.UseStaticWebAssets();
        // Only whoever edits the theme wants its files read anew each time; everybody else gets them cached for ever.
        builder.Configuration[ReloadAssets] ??= builder.Environment.IsDevelopment().ToString();
        if (start.Quiet)
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter(null, LogLevel.Warning);
        return builder;
    }

    /// <exception cref="HubSettingException">A setting is not allowed.</exception>
    public static HubOptions AddHubSettings(this WebApplicationBuilder builder)
    {
        var options = HubSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.UseUrls(HubSettings.ReadUrls(builder.Configuration));
        return options;
    }

    /// <summary>Razor Pages that live in their features' folders, such as <c>Cases/Index.cshtml</c>, in the theme that the settings name.</summary>
    public static void AddHubPages(this IServiceCollection services, HubOptions options)
    {
        services.AddLocalization();
        // Umlauts, dashes and quotation marks as themselves; what HTML gives a meaning stays escaped.
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddResponseCompression(compression =>
        {
            // The only secret in a page is its antiforgery token, which is encrypted anew each time, so BREACH has nothing to measure.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        try
        {
            services.AddRazorPages(pages => pages.RootDirectory = "/").AddPilotHubTheme(options.Theme);
        }
        catch (ThemeNotFoundException e)
        {
            throw new HubSettingException(HubSettings.Theme, options.Theme, "the name of a theme's assembly beside the host", e);
        }
    }

    // A build runs from bin/…; its data belongs beside the project, where the next build finds it again.
    private static string FindContentRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, ProjectFile)))
            directory = directory.Parent;
        return directory?.FullName ?? AppContext.BaseDirectory;
    }
}
