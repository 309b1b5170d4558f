using PilotHub.Content;
using PilotHub.Content.Store;
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

    [Theory]
    [InlineData("roadmap-1-vision", "Vision", "VisionGoal")]
    [InlineData("roadmap-2-pilots", "Pilots")]
    [InlineData("roadmap-3-governance", "Governance", "EthicsReview", "ReviewItem", "ReviewCondition")]
    [InlineData("roadmap-4-scaling", "Scaling", "ScalingPlan", "ScalingWave", "PlaybookStep", "Adoption", "KnowledgeSession", "SessionQuestion", "FollowUp")]
    [InlineData("roadmap-5-culture", "Culture", "PulseSurvey", "SurveyItem")]
    public async Task A_step_of_the_roadmap_brings_its_types_and_pages_and_needs_nothing_but_the_setup(string recipe, string step, params string[] types)
    {
        await using var site = await RecipeSite.CreateAsync(Folder);
        await site.AddUserAsync("administrator-1", "admin");
        await RunAsync(site, "pilothub.setup");
        var before = await ContentManager.ReadDefinitionsAsync(site.Store, Token);
        var result = await RunAsync(site, recipe);
        Assert.Empty(result.Steps.SelectMany(step => step.Warnings));
        var after = await ContentManager.ReadDefinitionsAsync(site.Store, Token);
        Assert.Equal(types.Order(StringComparer.Ordinal), after.Types.Select(type => type.Name).Except(before.Types.Select(type => type.Name)));
        Assert.Equal(types.Order(StringComparer.Ordinal), after.Parts.Select(part => part.Name).Except(before.Parts.Select(part => part.Name)));

        var pages = await site.Store.ReadAllAsync(["Page"], Token).Where(page => page.Published && page.Text("Page", "RoadmapStep", "Text") == step).ToListAsync(Token);
        Assert.Equal((string[])["de", "en"], pages.Select(page => page.Text("LocalizationPart", "Culture")).Distinct().Order(StringComparer.Ordinal));
        Assert.False((await RunAsync(site, recipe)).Changed);
        Assert.False((await RunAsync(site, "pilothub.setup")).Changed);
    }

    [Fact]
    public async Task Samples_without_the_roadmap_are_refused_for_what_is_missing()
    {
        await using var site = await RecipeSite.CreateAsync(Folder);
        await site.AddUserAsync("administrator-1", "admin");
        await RunAsync(site, "pilothub.setup");
        var result = await site.Runner.RunFileAsync(Path.Combine(Folder, "sample-pilots.en.recipe.json"), RecipeSite.Options, null, Token);
        var failed = Assert.Single(result.Steps, step => step.Outcome == RecipeStepOutcome.Failed);
        Assert.All(failed.Errors, error => Assert.StartsWith($"{failed.Path}.Data[", error.Path, StringComparison.Ordinal));
        Assert.Contains(failed.Errors, error => error.Path.EndsWith(".PilotCase.VisionGoal.ContentItemIds[0]", StringComparison.Ordinal) && error.Code == "reference.missing");
        Assert.Equal(0, (await site.Store.ListAsync(new(["PilotCase"]) { Version = ContentVersion.Latest, Take = 0 }, Token)).Total);
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

    private static async Task<RecipeResult> RunAsync(RecipeSite site, string recipe)
    {
        var result = await site.Runner.RunFileAsync(Path.Combine(Folder, recipe + RecipeCatalog.Extension), RecipeSite.Options, null, Token);
        Assert.True(result.Succeeded, string.Join('\n', result.Errors.Concat(result.Steps.SelectMany(step => step.Errors))));
        return result;
    }

    // Definitions first; the samples refer to everything else.
    private static string[] Files() =>
        [.. Directory.GetFiles(Folder, "*.recipe.json").OrderBy(file => Path.GetFileName(file)[0] switch { 'p' => 0, 's' when !file.Contains("sample", StringComparison.Ordinal) => 0, 'r' => 1, _ => 2 }).ThenBy(file => file, StringComparer.Ordinal)];
}
