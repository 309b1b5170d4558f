using PilotHub.Content;
using PilotHub.Recipes;

namespace PilotHub.Web.Recipes;

/// <summary>Says on a console what a run did: a line for each step, what was refused or doubtful beneath it.</summary>
internal static class RecipeConsole
{
    public static async Task WriteAsync(RecipeResult result, TextWriter output, TextWriter error)
    {
        if (result.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{result.Recipe} is not a recipe that can be run: {result.Errors[0]}");
            return;
        }
        await output.WriteLineAsync(result.DryRun ? $"{result.Recipe} (rehearsal, nothing stays)" : result.Recipe);
        foreach (var step in result.Steps)
        {
            await output.WriteLineAsync($"  {step.Path,-10} {step.Name,-24} {Describe(step)}");
            await WriteAsync(step.Errors, "error", error);
            await WriteAsync(step.Warnings, "warning", output);
        }
        await WriteAsync(result.Warnings, "warning", output);
    }

    private static string Describe(RecipeStepResult step) => step.Outcome switch
    {
        RecipeStepOutcome.Done => $"done: {step.Created} created, {step.Updated} updated, {step.Unchanged} unchanged, {step.Kept} kept",
        RecipeStepOutcome.Unchanged => step.Kept > 0 ? $"unchanged, {step.Kept} kept" : "unchanged",
        RecipeStepOutcome.Skipped => $"skipped: {string.Join(" ", step.Messages)}",
        RecipeStepOutcome.Failed => "refused",
        RecipeStepOutcome.NotRun => "not run",
        _ => step.Outcome.ToString(),
    };

    private static async Task WriteAsync(IReadOnlyList<ContentError> entries, string kind, TextWriter writer)
    {
        foreach (var entry in entries)
            await writer.WriteLineAsync($"    {kind}: {entry}");
    }
}
