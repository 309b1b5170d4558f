using System.Text;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Expressions;

/// <summary>The files beside a recipe. None outside its folder can be named, nor reached through a link.</summary>
internal static class RecipeFolder
{
    /// <summary>Evaluates <c>text('…')</c> or <c>base64('…')</c>.</summary>
    /// <exception cref="RecipeExpressionException">There is no such file.</exception>
    public static string Read(string? folder, string call)
    {
        var isText = call.StartsWith("text('", StringComparison.Ordinal);
        if (!(isText || call.StartsWith("base64('", StringComparison.Ordinal)) || !call.EndsWith("')", StringComparison.Ordinal))
            throw new RecipeExpressionException($"'{call}' is not text('…') or base64('…').");
        var name = call[(call.IndexOf('\'', StringComparison.Ordinal) + 1)..^2];
        using var file = Open(folder, name, RecipeLimits.MaxTextFileBytes);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (!isText)
            return Convert.ToBase64String(bytes);
        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (ArgumentException exception)
        {
            throw new RecipeExpressionException($"The file '{name}' is not UTF-8 text.", exception);
        }
    }

    /// <summary>Opens a file beside the recipe.</summary>
    /// <exception cref="RecipeExpressionException">There is no such file, or it is too large.</exception>
    public static FileStream Open(string? folder, string name, int maxBytes)
    {
        if (folder is null)
            throw new RecipeExpressionException($"The file '{name}' cannot be read: this recipe has no folder.");
        if (!MediaPath.IsValid(name))
            throw new RecipeExpressionException($"'{name}' is not a file of the recipe's folder.");
        var path = folder;
        foreach (var segment in name.Split('/'))
        {
            path = Path.Combine(path, segment);
            if (new FileInfo(path).LinkTarget is not null)
                throw new RecipeExpressionException($"'{name}' is a link; links are not followed.");
        }
        if (!File.Exists(path))
            throw new RecipeExpressionException($"There is no file '{name}' in the recipe's folder.");
        var file = File.OpenRead(path);
        if (file.Length <= maxBytes)
            return file;
        file.Dispose();
        throw new RecipeExpressionException($"The file '{name}' is larger than {maxBytes:N0} bytes.");
    }
}
