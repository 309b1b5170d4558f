using PilotHub.Recipes.Reading;

namespace PilotHub.Recipes;

/// <summary>A recipe file that was found. <see cref="Error"/> says why it cannot be run, if so.</summary>
public sealed record RecipeCatalogEntry(RecipeDescriptor Descriptor, string Path)
{
    /// <summary>The names of its steps.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What is wrong with the file, or null.</summary>
    public ContentError? Error { get; init; }
}

/// <summary>The recipes (<c>*.recipe.json</c>) in some folders, in the order of the folders and by file name. Folders need not exist.</summary>
public sealed class RecipeCatalog(params IReadOnlyList<string> folders)
{
    /// <summary>What the file names of recipes end in.</summary>
    public const string Extension = ".recipe.json";

    /// <summary>All recipes, those that cannot be read included.</summary>
    public async Task<IReadOnlyList<RecipeCatalogEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = new List<RecipeCatalogEntry>();
        foreach (var path in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)))
            entries.Add(await ReadAsync(Path.GetFullPath(path), cancellationToken));
        return entries;
    }

    /// <summary>The first sound recipe of that name or file name, or null.</summary>
    public async Task<RecipeCatalogEntry?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(entry => entry.Error is null
            && (entry.Descriptor.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || NameOf(entry.Path).Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What a recipe without a name is called.</summary>
    internal static string NameOf(string path)
    {
        var file = Path.GetFileName(path);
        return file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? file[..^Extension.Length] : Path.GetFileNameWithoutExtension(file);
    }

    private static async Task<RecipeCatalogEntry> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var outline = await RecipeScanner.ScanAsync(file, NameOf(path), cancellationToken);
            return new(outline.Descriptor, path) { Steps = [.. outline.Steps.Select(step => step.Name)] };
        }
        catch (RecipeFormatException exception)
        {
            return new(new(NameOf(path)), path) { Error = exception.Error };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(new(NameOf(path)), path) { Error = new("", "file", exception.Message) };
        }
    }
}
