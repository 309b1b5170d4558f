namespace PilotHub.Benchmarks;

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>PilotHub.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PilotHub.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The benchmarks must run from a folder below PilotHub.sln.");
    }
}
