using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

/// <summary>One of the real inventories, brought into a site once for all tests of a class.</summary>
public abstract class FederalInventory(string year) : IAsyncLifetime
{
    private Task<ImportResult>? _first;

    public ImportSite Site { get; } = new();

    public ValueTask InitializeAsync() => Site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
    }

    /// <summary>What the first run did; skips the test where the file is absent.</summary>
    internal Task<ImportResult> FirstAsync() => _first ??= AgainAsync();

    /// <summary>Runs the import.</summary>
    internal Task<ImportResult> AgainAsync(bool dryRun = false) =>
        Site.ImportFileAsync(SharedData.Require("data", "real", $"us-federal-ai-use-cases-{year}.csv"), ImportMaps.PathOf($"us-federal-{year}.map.json"), dryRun);
}
