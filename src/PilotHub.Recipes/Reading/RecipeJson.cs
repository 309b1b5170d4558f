using System.Text.Json;

namespace PilotHub.Recipes.Reading;

/// <summary>Parses pieces of a recipe that have been found sound.</summary>
internal static class RecipeJson
{
    /// <summary>How pieces are parsed: with comments and trailing commas, and without a property being there twice.</summary>
    public static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = RecipeLimits.MaxDepth + 4,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonDocumentOptions Lax = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = RecipeLimits.MaxDepth + 4,
    };

    /// <summary>Parses a piece.</summary>
    /// <exception cref="RecipeFormatException">A property is there twice.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json, Options);
        }
        catch (JsonException)
        {
            throw new RecipeFormatException(FindDuplicate(JsonElement.Parse(json, Lax), ""));
        }
    }

    private static ContentError FindDuplicate(JsonElement element, string path) =>
        Duplicates(element, path).FirstOrDefault() ?? new ContentError(path, "json.duplicate", "Holds a property twice.");

    private static IEnumerable<ContentError> Duplicates(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany((entry, index) => Duplicates(entry, $"{path}[{index}]"));
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        var seen = new HashSet<string>();
        return element.EnumerateObject().SelectMany(property =>
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            return seen.Add(property.Name) ? Duplicates(property.Value, inner) : [new(inner, "json.duplicate", "Is there twice.")];
        });
    }
}
