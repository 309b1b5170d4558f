using PilotHub.Content;
using PilotHub.Recipes;

namespace PilotHub.Web.Recipes;

/// <summary>What a run did, as the API answers it. Steps are done one by one: those before a refused one stay done.</summary>
internal sealed record RecipeReport(
    string Recipe, bool DryRun, bool Succeeded, IReadOnlyList<RecipeStepReport> Steps, IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentError> Warnings)
{
    public static RecipeReport Of(RecipeResult result) =>
        new(result.Recipe, result.DryRun, result.Succeeded, [.. result.Steps.Select(RecipeStepReport.Of)], result.Errors, result.Warnings);
}

/// <summary>What one step did, or would do.</summary>
internal sealed record RecipeStepReport(
    string Recipe, string Path, string Name, string Outcome, int Created, int Updated, int Unchanged, int Kept,
    IReadOnlyList<string> Messages, IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentError> Warnings)
{
    public static RecipeStepReport Of(RecipeStepResult step) => new(
        step.Recipe, step.Path, step.Name, step.Outcome.ToString(), step.Created, step.Updated, step.Unchanged, step.Kept, step.Messages, step.Errors, step.Warnings);
}
