namespace PilotHub.Recipes;

/// <summary>What a recipe says about itself.</summary>
public sealed record RecipeDescriptor(string Name)
{
    /// <summary>The name that people see.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What the recipe brings.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public string Website { get; init; } = "";

    /// <summary>The recipe's own version, such as <c>1.0.0</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether a new site can be set up with it.</summary>
    public bool IsSetupRecipe { get; init; }

    /// <summary>What it is filed under.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What it can be found by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
