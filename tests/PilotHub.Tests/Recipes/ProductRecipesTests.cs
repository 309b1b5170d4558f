using PilotHub.Recipes;

namespace PilotHub.Tests.Recipes;

/// <summary>The recipes that PilotHub brings run, on an empty site and again.</summary>
public sealed class ProductRecipesTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "recipes");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_recipe_runs_in_order_and_again_without_changing_anything()
    {
        await using var site = await RecipeSite.CreateAsync(Folder);
        await site.AddUserAsync("administrator-1", "admin");
        var files = Files();
        foreach (var file in files)
        {
            var result = await site.Runner.RunFileAsync(file, RecipeSite.Options, null, Token);
            Assert.True(result.Succeeded, $"{Path.GetFileName(file)}\n{string.Join('\n', result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)))}");
            Assert.Empty(result.Warnings);
            Assert.Empty(result.Steps.SelectMany(step => step.Warnings));
        }
        var changes = await site.CountChangesAsync();
        site.Fixture.Time.Advance(TimeSpan.FromDays(1));
        foreach (var file in files)
        {
            var result = await site.Runner.RunFileAsync(file, RecipeSite.Options, null, Token);
            Assert.All(result.Steps, step => Assert.Contains(step.Outcome, (RecipeStepOutcome[])[RecipeStepOutcome.Unchanged, RecipeStepOutcome.Skipped]));
        }
        Assert.Equal(changes, await site.CountChangesAsync());
    }

    [Fact]
    public async Task An_export_of_all_of_them_comes_back_on_an_empty_site()
    {
        await using var site = await RecipeSite.CreateAsync(Folder);
        await site.AddUserAsync("administrator-1", "admin");
        foreach (var file in Files())
            await site.Runner.RunFileAsync(file, RecipeSite.Options, null, Token);
        var export = await site.ExportAsync();
        await using var other = await RecipeSite.CreateAsync();
        var result = await other.RunAsync(export);
        Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
        Assert.Equal(export, await other.ExportAsync());
    }

    [Fact]
    public async Task All_of_them_are_in_the_catalogue()
    {
        var entries = await new RecipeCatalog(Folder).ListAsync(Token);
        Assert.Equal(Directory.GetFiles(Folder, "*.recipe.json").Length, entries.Count);
        Assert.All(entries, entry => Assert.Null(entry.Error));
        Assert.All(entries, entry => Assert.NotEmpty(entry.Descriptor.DisplayName));
        Assert.Single(entries, entry => entry.Descriptor.IsSetupRecipe);
    }

    // Definitions first; the samples refer to everything else.
    private static string[] Files() =>
        [.. Directory.GetFiles(Folder, "*.recipe.json").OrderBy(file => Path.GetFileName(file)[0] switch { 'p' => 0, 's' when !file.Contains("sample", StringComparison.Ordinal) => 0, 'r' => 1, _ => 2 }).ThenBy(file => file, StringComparer.Ordinal)];
}
