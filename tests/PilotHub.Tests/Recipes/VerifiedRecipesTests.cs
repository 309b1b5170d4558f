using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Recipes;

namespace PilotHub.Tests.Recipes;

/// <summary>The recipes that ran on a real Orchard Core site run here.</summary>
public sealed class VerifiedRecipesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("verified-example.recipe.json")]
    [InlineData("verified-setup.recipe.json")]
    public async Task A_recipe_of_Orchard_Core_runs_and_its_second_run_changes_nothing(string file)
    {
        var path = SharedData.Require("orchard", file);
        await using var site = await RecipeSite.CreateAsync();
        await site.AddUserAsync("administrator-1", "admin");

        var first = await site.Runner.RunFileAsync(path, RecipeSite.Options, null, Token);
        Assert.Empty(first.Errors);
        Assert.Empty(first.Steps.SelectMany(step => step.Errors));
        Assert.All(first.Steps, step => Assert.Contains(step.Outcome, (RecipeStepOutcome[])[RecipeStepOutcome.Done, RecipeStepOutcome.Unchanged]));
        Assert.True(first.Changed);
        var changes = await site.CountChangesAsync();
        var export = await site.ExportAsync();

        site.Fixture.Time.Advance(TimeSpan.FromHours(1));
        var second = await site.Runner.RunFileAsync(path, RecipeSite.Options, null, Token);
        Assert.True(second.Succeeded);
        Assert.All(second.Steps, step => Assert.Equal((RecipeStepOutcome.Unchanged, 0, 0), (step.Outcome, step.Created, step.Updated)));
        Assert.Equal(changes, await site.CountChangesAsync());
        Assert.Equal(export, await site.ExportAsync());
    }

    [Fact]
    public async Task Texts_with_brackets_and_parameters_arrive_as_on_Orchard_Core()
    {
        var path = SharedData.Require("orchard", "verified-setup.recipe.json");
        await using var site = await RecipeSite.CreateAsync();
        await site.AddUserAsync("administrator-1", "admin");
        await site.Runner.RunFileAsync(path, RecipeSite.Options, null, Token);
        var item = await site.Store.FindAsync("home-page-0000000000000001", ContentVersion.Published, Token);
        Assert.Equal("Site **[js: not evaluated]**", item!.Text("MarkdownBodyPart", "Markdown"));
        Assert.Equal(("administrator-1", "admin"), (item.Owner, item.Author));
    }

    [Fact]
    public async Task A_dry_run_of_both_leaves_nothing()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.AddUserAsync("administrator-1", "admin");
        var changes = await site.CountChangesAsync();
        foreach (var file in (string[])["verified-example.recipe.json", "verified-setup.recipe.json"])
        {
            var result = await site.Runner.RunFileAsync(SharedData.Require("orchard", file), RecipeSite.Options with { DryRun = true }, null, Token);
            Assert.True(result.Succeeded, string.Join('\n', result.Steps.SelectMany(step => step.Errors)));
            Assert.True(result.Changed);
        }
        Assert.Equal(changes, await site.CountChangesAsync());
        Assert.Empty(await RecipeHistory.ReadAsync(site.Store, Token));
    }

    [Fact]
    public async Task An_export_of_both_comes_back_on_an_empty_site()
    {
        await using var site = await RecipeSite.CreateAsync();
        await site.AddUserAsync("administrator-1", "admin");
        foreach (var file in (string[])["verified-setup.recipe.json", "verified-example.recipe.json"])
            Assert.True((await site.Runner.RunFileAsync(SharedData.Require("orchard", file), RecipeSite.Options, null, Token)).Succeeded);
        var export = await site.ExportAsync();

        await using var other = await RecipeSite.CreateAsync();
        var result = await other.RunAsync(export);
        Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
        Assert.Equal(export, await other.ExportAsync());
        Assert.False((await site.RunAsync(export)).Changed);
    }
}
