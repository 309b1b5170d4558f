namespace PilotHub.Recipes.Steps;

/// <summary><c>recipes</c>: runs other recipes of the site's folders, after this step and before the next one.</summary>
internal sealed class RecipesStep() : RecipeStep("recipes")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("Values");
        var known = await context.Run.Catalog.ListAsync(cancellationToken);
        foreach (var value in context.Body.Objects("Values"))
        {
            value.RefuseOthers("executionid", "name");
            value.Text("executionid");
            if (value.Required("name") is not { } name)
                continue;
            var named = known.Where(recipe => recipe.Error is null && recipe.Descriptor.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count == 0)
                context.Report.Fail($"{value.Path}.name", "recipe.unknown", $"There is no recipe '{name}'. There are {string.Join(", ", known.Where(recipe => recipe.Error is null).Select(recipe => recipe.Descriptor.Name))}.");
            else if (named.Count > 1)
                context.Report.Fail($"{value.Path}.name", "recipe.ambiguous", $"There are several recipes '{name}': {string.Join(", ", named.Select(recipe => recipe.Path))}.");
            else if (context.Run.Chain.Contains(named[0].Path))
                context.Report.Fail($"{value.Path}.name", "recipe.cycle", $"The recipe '{name}' runs itself: {string.Join(" → ", [.. context.Run.Chain.Select(Path.GetFileName), Path.GetFileName(named[0].Path)])}.");
            else if (context.Run.Chain.Count >= RecipeLimits.MaxNesting)
                context.Report.Fail($"{value.Path}.name", "recipe.nesting", $"More than {RecipeLimits.MaxNesting} recipes run each other in a row.");
            else
                context.Run.Next.Add(named[0].Path);
        }
    }
}
