namespace PilotHub.Tests.Theme;

internal static class ThemeFolder
{
    public static string Root { get; } = Path.Combine(SharedData.RepositoryRoot, "themes", "PilotHub.Theme");

    public static string Css(string name) => File.ReadAllText(Path.Combine(Root, "wwwroot", "css", name));

    public static IEnumerable<string> Sources(params string[] extensions) =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
