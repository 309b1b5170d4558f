using System.Diagnostics;
using System.Reflection;

namespace PilotHub.BrowserTests;

/// <summary>The program as an administrator installs it: published, in Production, open to readers, with the sample content.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    private const string Recipes =
        "pilothub.setup,roadmap-1-vision,roadmap-2-pilots,roadmap-3-governance,roadmap-4-scaling,roadmap-5-culture,sample-pilots.en,sample-pilots.de";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pilothub-published-");
    private HubSite? _site;

    /// <summary>Where the site answers.</summary>
    internal Uri Address => _site!.Address;

    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        _site = await HubSite.StartAsync(_folder.FullName, "Production", "--PilotHub:AnonymousRead", "true", "--PilotHub:Setup:Recipes", Recipes);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // What is published is what these tests were built with: nothing is compiled or restored, so nothing is downloaded and little time is lost.
    private async Task PublishAsync()
    {
        var configuration = typeof(PublishedSite).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var project = Path.Combine(SharedData.RepositoryRoot, "src", "PilotHub.Web", "PilotHub.Web.csproj");
        var start = new ProcessStartInfo("dotnet", ["publish", project, "--configuration", configuration, "--no-build", "--output", _folder.FullName, "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whoever runs the tests may be a build itself, whose settings are not meant for this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEndAsync();
        var errors = publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"Publishing ended with {publish.ExitCode}:\n{await output}{await errors}");
    }
}
