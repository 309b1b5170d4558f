using PilotHub.Web.Settings;

namespace PilotHub.Web.Hosting;

/// <summary>What a start was asked for: settings from the command line, the environment's name unless the variables name it, and changes a test makes.</summary>
internal sealed record HubStart
{
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public string? Environment { get; init; }

    public Action<WebApplicationBuilder>? Configure { get; init; }
}

internal static class HubHosting
{
    public static WebApplicationBuilder Create(HubStart start)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HubHosting).Assembly.GetName().Name,
            ContentRootPath = FindContentRoot(),
            EnvironmentName = start.Environment,
        });
        // Later sources win: what was typed counts more than the environment and the files.
        builder.Configuration.AddInMemoryCollection(start.Settings);
        // A build output finds the theme's files where they were built; a published site has them in wwwroot and no such list.
        builder.WebHost.UseStaticWebAssets();
        start.Configure?.Invoke(builder);
        return builder;
    }

    public static HubOptions AddHubSettings(this WebApplicationBuilder builder)
    {
        var options = HubSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.UseUrls(HubSettings.ReadUrls(builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return options;
    }

    /// <summary>Razor Pages that live in their features' folders: <c>Cases/Index.cshtml</c>.</summary>
    public static void AddHubPages(this WebApplicationBuilder builder, HubOptions options)
    {
        builder.Services.AddLocalization();
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/");
    }

    // A build runs from bin/…; its data belongs beside the project, where the next build finds it again.
    private static string FindContentRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "PilotHub.Web.csproj")))
            directory = directory.Parent;
        return directory?.FullName ?? AppContext.BaseDirectory;
    }
}
