namespace PilotHub.Tests;

/// <summary>Finds the repository, and the real data and test corpora that lie beside it and are not part of it.</summary>
internal static class SharedData
{
    /// <summary>The folder of <c>PilotHub.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The file or folder at a path below <c>../shared</c>; skips the test where it is absent.</summary>
    public static string Require(params string[] path)
    {
        var shared = Environment.GetEnvironmentVariable("PILOTHUB_SHARED") ?? Path.Combine(RepositoryRoot, "..", "shared");
        var full = Path.GetFullPath(Path.Combine([shared, .. path]));
        if (!Path.Exists(full))
            Assert.Skip($"'{string.Join('/', path)}' is not in the folder 'shared' beside the repository; set PILOTHUB_SHARED to where it is.");
        return full;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PilotHub.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests must run from a folder below PilotHub.sln.");
    }
}
