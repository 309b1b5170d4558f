using System.Diagnostics;

namespace PilotHub.Tests.Web.Search;

/// <summary>What can be found when a site that was publishing is killed and started again.</summary>
public sealed class SearchDurabilityTests
{
    private const int Kills = 100;

    // How many processes get ready while another one publishes.
    private const int Prepared = 2;

    // A guard against hanging; it takes some minutes.
    [Fact(Timeout = 1_200_000)]
    public async Task After_a_kill_the_index_opens_without_help_and_holds_what_was_published_and_nothing_else()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = HubHost.NewFolder();
        await using (var host = await HubHost.StartAsync(new() { DataPath = folder }))
            await host.IndexAsync();
        var index = Assert.Single(Directory.GetDirectories(Path.Combine(folder, "index")));
        var random = new Random();
        var acknowledged = new Dictionary<string, string>();
        var begun = new Dictionary<string, string>();
        var count = 0;
        var children = new Queue<Process>(Enumerable.Range(0, Prepared).Select(_ => Start(folder)));
        try
        {
            for (var kill = 0; kill <= Kills; kill++)
            {
                using var child = children.Dequeue();
                Assert.Equal("ready", await child.StandardOutput.ReadLineAsync(stop));
                await child.StandardInput.WriteLineAsync($"k{kill}");
                if (kill <= Kills - Prepared)
                    children.Enqueue(Start(folder));

                var (stored, found) = await ReadStateAsync(child, stop);
                Assert.Equal(stored, found);
                Assert.Equal([index], Directory.GetDirectories(Path.Combine(folder, "index")));
                Assert.All(acknowledged.Keys.Union(begun.Keys), id => Assert.Contains(stored.GetValueOrDefault(id, ""), (string[])[acknowledged.GetValueOrDefault(id, ""), begun.GetValueOrDefault(id, acknowledged.GetValueOrDefault(id, ""))]));
                foreach (var id in begun.Keys)
                    acknowledged[id] = stored.GetValueOrDefault(id, "");
                begun.Clear();

                // Among few or many acknowledged publications, and somewhere within the ones under way.
                var lines = new List<string>();
                for (var wanted = random.Next(0, 60); lines.Count < wanted && await child.StandardOutput.ReadLineAsync(stop) is { } line;)
                    lines.Add(line);
                Assert.False(child.HasExited, "The process ended by itself.");
                for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromMicroseconds(random.Next(0, 20_000));)
                    Thread.SpinWait(20);
                child.Kill();
                // What stands behind the last line's end was cut off while it was printed.
                lines.AddRange((await child.StandardOutput.ReadToEndAsync(stop)).Split('\n')[..^1]);
                await child.WaitForExitAsync(stop);
                count += Take(lines, begun, acknowledged);
            }
        }
        finally
        {
            foreach (var child in children)
            {
                child.Kill();
                child.Dispose();
            }
        }
        Assert.True(count > Kills, $"Only {count} publications were acknowledged in all.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the process finds in the database and in the index before it publishes: items and their titles.</summary>
    private static async Task<(SortedDictionary<string, string> Stored, SortedDictionary<string, string> Found)> ReadStateAsync(Process child, CancellationToken cancellationToken)
    {
        var (stored, found) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            switch (line.Split(' '))
            {
                case [SearchDurabilityWriter.Stored, var id, var title]:
                    stored.Add(id, title);
                    break;
                case [SearchDurabilityWriter.Found, var id, var title]:
                    found.Add(id, title);
                    break;
                default:
                    return (stored, found);
            }
        }
        throw new InvalidOperationException("The process ended by itself.");
    }

    // Returns how many were acknowledged.
    private static int Take(IEnumerable<string> lines, Dictionary<string, string> begun, Dictionary<string, string> acknowledged)
    {
        var count = 0;
        foreach (var parts in lines.Select(line => line.Split(' ')))
        {
            if (parts[0] == SearchDurabilityWriter.Begun)
            {
                begun[parts[1]] = parts[2];
                continue;
            }
            acknowledged[parts[1]] = parts[2];
            begun.Remove(parts[1]);
            count++;
        }
        return count;
    }

    private static Process Start(string dataPath)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PilotHub.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return Process.Start(new ProcessStartInfo(program, [SearchDurabilityWriter.Command, dataPath])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // A process that lives for a second has no use for counting which of its methods are hot.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;
    }
}
