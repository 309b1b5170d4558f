namespace PilotHub.Benchmarks;

/// <summary>The published product and data paths for it, in a temporary folder that goes with it.</summary>
internal sealed class BenchmarkSite : IDisposable
{
    private BenchmarkSite(string workFolder, string published) => (WorkFolder, Published) = (workFolder, published);

    public string WorkFolder { get; }

    public string Published { get; }

    /// <summary>Makes the folder and, unless no benchmark needs it, publishes the host into it.</summary>
    public static async Task<BenchmarkSite> CreateAsync(bool publish)
    {
        var work = Directory.CreateTempSubdirectory("pilothub-benchmark-").FullName;
        return new(work, publish ? await HubProcess.PublishAsync(work) : "");
    }

    /// <summary>A data path of that name that does not exist yet.</summary>
    public string DataPath(string name) => Path.Combine(WorkFolder, name);

    /// <summary>A site that is set up, without samples, with that many generated cases.</summary>
    public async Task<string> PrepareAsync(int cases, IReadOnlyList<string>? texts = null)
    {
        var data = DataPath($"cases-{cases}{(texts is null ? "" : "-texts")}");
        if (Directory.Exists(data))
            return data;
        var (hub, _) = await HubProcess.StartAsync(Published, data, samples: false);
        await hub.DisposeAsync();
        var recipe = data + ".recipe.json";
        await CaseGenerator.WriteRecipeAsync(recipe, cases, texts);
        await HubProcess.RunCommandAsync(Published, data, "recipes", "run", recipe);
        return data;
    }

    public void Dispose() => Directory.Delete(WorkFolder, recursive: true);
}
