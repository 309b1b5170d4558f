using System.Collections.Frozen;

namespace PilotHub.Recipes.Steps;

/// <summary>The steps there are. A new one is added here.</summary>
internal static class RecipeSteps
{
    private static readonly RecipeStep[] All =
    [
        new FeatureStep(),
        new ThemesStep(),
        new SettingsStep(),
        new RolesStep(),
        new UsersStep(),
        new ContentDefinitionStep("ContentDefinition", replace: false),
        new ContentDefinitionStep("ReplaceContentDefinition", replace: true),
        new DeleteContentDefinitionStep(),
        new LuceneIndexStep(),
        new IndexRestartStep("lucene-index-reset", "Indices"),
        new IndexRestartStep("lucene-index-rebuild", "Indices"),
        new IndexProfileStep(),
        new IndexRestartStep("ResetIndex", "indexNames"),
        new IndexRestartStep("RebuildIndex", "indexNames"),
        new QueriesStep(),
        new TemplatesStep(),
        new ContentStep(),
        new RecipesStep(),
        new MediaStep(),
    ];

    private static readonly FrozenDictionary<string, RecipeStep> ByName = All.ToFrozenDictionary(step => step.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The steps' names, in the order of the list.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(step => step.Name)];

    /// <summary>The step of that name, or null.</summary>
    public static RecipeStep? Find(string name) => ByName.GetValueOrDefault(name);
}
