namespace PilotHub.Recipes.Reading;

/// <summary>A file that cannot be read as a recipe.</summary>
public sealed class RecipeFormatException(ContentError error) : Exception(error.ToString())
{
    /// <summary>What is wrong, and where.</summary>
    public ContentError Error { get; } = error;
}
