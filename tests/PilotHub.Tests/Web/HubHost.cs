using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PilotHub.Search;
using PilotHub.Web;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Hosting;
using PilotHub.Web.Settings;
using PilotHub.Web.Setup;

namespace PilotHub.Tests.Web;

/// <summary>How a test's site is started.</summary>
internal sealed record HubHostOptions
{
    public string Environment { get; init; } = "Development";

    /// <summary>The recipes of the set-up, separated by commas; null for those of the environment.</summary>
    public string? Recipes { get; init; } = "pilothub.setup";

    /// <summary>The data folder; a new one unless given, deleted at the end.</summary>
    public string? DataPath { get; init; }

    /// <summary>Begin with a site that was set up before instead of setting one up. Sites of the same recipes are set up once in a test run.</summary>
    public bool Prepared { get; init; } = true;

    /// <summary>Return from the start only when everything can be found, which the program itself does not wait for.</summary>
    public bool Indexed { get; init; } = true;

    public Dictionary<string, string?> Settings { get; init; } = [];

    public Action<WebApplicationBuilder>? Configure { get; init; }
}

/// <summary>The real program in this process: real Kestrel on a port of its own, real database in a folder of its own.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    public const string AdminPassword = "a password for tests";

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Prepared = [];

    private readonly WebApplication _app;
    private readonly bool _ownsData;

    private HubHost(WebApplication app, string dataPath, bool ownsData, NewAdministrator? administrator, string output)
    {
        (_app, DataPath, _ownsData, Administrator, Output) = (app, dataPath, ownsData, administrator, output);
        Address = new(app.Urls.Single());
        Client = NewClient();
    }

    public Uri Address { get; }

    public string DataPath { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The administrator that this start made, or null where the site was set up before.</summary>
    public NewAdministrator? Administrator { get; }

    /// <summary>What the start printed.</summary>
    public string Output { get; }

    /// <summary>Follows no redirect, keeps no cookie, unpacks nothing.</summary>
    public HttpClient Client { get; }

    public static async Task<HubHost> StartAsync(HubHostOptions? options = null)
    {
        options ??= new();
        var dataPath = options.DataPath ?? NewFolder();
        if (options.Prepared && options.DataPath is null && !options.Settings.ContainsKey(HubSettings.ConnectionString))
            Copy(await Prepared.GetOrAdd($"{options.Environment}:{options.Recipes}", _ => new(() => PrepareAsync(options))).Value, dataPath);
        var output = new StringWriter();
        var app = Program.Build(new()
        {
            Environment = options.Environment,
            Settings = SettingsOf(options, dataPath),
            Configure = builder =>
            {
                builder.Logging.Services.RemoveAll<ILoggerProvider>();
                options.Configure?.Invoke(builder);
            },
        });
        try
        {
            var administrator = await ServeCommand.StartAsync(app, output, TestContext.Current.CancellationToken);
            if (options.Indexed)
                await app.Services.GetRequiredService<SearchEngine>().FollowAsync(TestContext.Current.CancellationToken);
            return new(app, dataPath, options.DataPath is null, administrator, output.ToString());
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("pilothub-test-").FullName;

    /// <summary>A client that behaves as a browser does about cookies, but shows redirects instead of following them.</summary>
    public HubBrowser NewBrowser(params (string Name, string Value)[] headers) => new(Address, headers);

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsData)
            Directory.Delete(DataPath, recursive: true);
    }

    private HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    private static async Task<string> PrepareAsync(HubHostOptions options)
    {
        var folder = NewFolder();
        await using var host = await StartAsync(new() { Environment = options.Environment, Recipes = options.Recipes, DataPath = folder });
        return folder;
    }

    private static Dictionary<string, string?> SettingsOf(HubHostOptions options, string dataPath)
    {
        var settings = new Dictionary<string, string?>(options.Settings)
        {
            [HubSettings.DataPath] = dataPath,
        };
        settings.TryAdd(HubSettings.Urls, "http://127.0.0.1:0");
        settings.TryAdd(HubSettings.AdminPassword, AdminPassword);
        if (options.Recipes is not null)
            settings.TryAdd(HubSettings.SetupRecipes, options.Recipes);
        return settings;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}

/// <summary>A site in Development with the types, taxonomies and roles of the setup recipe, shared by the tests of a class that only read.</summary>
public sealed class HubFixture : IAsyncLifetime
{
    internal HubHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HubHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
