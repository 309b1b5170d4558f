using System.Text.Json;

namespace PilotHub.Recipes.Reading;

/// <summary>Where a value stands in the file.</summary>
internal readonly record struct RecipeSpan(long Offset, long Length);

/// <summary>A step that has been found but not read: its name and where its properties stand.</summary>
internal sealed record RecipeStepOutline(int Index, string Name, IReadOnlyList<(string Name, RecipeSpan Value)> Properties)
{
    /// <summary>The step's path in the file.</summary>
    public string Path => $"steps[{Index}]";
}

/// <summary>A whole recipe, found sound from end to end, of which only the small parts are in memory.</summary>
internal sealed record RecipeOutline(
    RecipeDescriptor Descriptor, JsonElement? Variables, IReadOnlyList<RecipeStepOutline> Steps, IReadOnlyList<ContentError> Warnings, string ContentHash);
