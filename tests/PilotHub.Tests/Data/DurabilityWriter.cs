using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Store;
using PilotHub.Data;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

/// <summary>
/// The process that a durability test kills: eight writers that bring items and new versions of them as fast as they can, and
/// print what was acknowledged, a line each: item, version, address.
/// </summary>
internal static class DurabilityWriter
{
    public const string Command = "durability-writer";

    private const int Writers = 8;
    private const int VersionsPerItem = 3;

    public static async Task<int> RunAsync(string dataPath, string connectionString)
    {
        await using var services = new ServiceCollection()
            .AddPilotHubData(new() { DataPath = dataPath, ConnectionString = connectionString }).BuildServiceProvider();
        var store = services.GetRequiredService<IContentStore>();
        // The slow part of starting is done before the database is touched, so that it can be done while another process writes.
        await using (var context = await services.GetRequiredService<IDbContextFactory<HubContext>>().CreateDbContextAsync())
            _ = context.Model;
        Console.WriteLine("ready");
        if (await Console.In.ReadLineAsync() is not { } run)
            return 1;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, $"{run}-{writer}"))));
        return 0;
    }

    private static async Task WriteAsync(IContentStore store, string writer)
    {
        for (var number = 0; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{writer}-{number}");
            string? expected = null;
            for (var count = 1; count <= VersionsPerItem; count++)
            {
                var version = string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
                var path = "cases/" + version;
                await using (var transaction = await store.BeginAsync(Actor, CancellationToken.None))
                {
                    await transaction.WriteAsync(
                        [Add(Item(id, version), expected, path, new("PilotCase.Stage", "Running", null), new("PilotCase.Score", null, count))], CancellationToken.None);
                    await transaction.CommitAsync(CancellationToken.None);
                }
                Console.WriteLine($"{id} {version} {path}");
                expected = version;
            }
        }
    }
}
