using PilotHub.Content.Store;
using PilotHub.Recipes.Reading;
using PilotHub.Recipes.Steps;

namespace PilotHub.Recipes;

/// <summary>Runs the steps of one run and keeps what became of each. In a rehearsal all share one transaction, which nobody commits.</summary>
internal sealed class RecipeStepRunner(
    ContentManager content, ContentSession? rehearsal, ContentActor actor, IReadOnlyDictionary<string, string> parameters, IProgress<RecipeProgress>? progress)
{
    private readonly List<RecipeStepResult> _results = [];

    /// <summary>What became of the steps so far.</summary>
    public IReadOnlyList<RecipeStepResult> Results => _results;

    /// <summary>What <c>parameters('…')</c> gives.</summary>
    public IReadOnlyDictionary<string, string> Parameters => parameters;

    /// <summary>Runs a step; false when it was refused.</summary>
    public async Task<bool> RunAsync(
        RecipeOutline outline, RecipeStepOutline step, RecipeStepReader reader, Stream stream, RecipeRun run, CancellationToken cancellationToken)
    {
        var report = new RecipeReport(run.Options.Lenient);
        var entries = 0;
        void Tell(int count)
        {
            entries = count;
            progress?.Report(new(outline.Descriptor.Name, step.Index + 1, outline.Steps.Count, step.Name, count, stream.Position, stream.Length));
        }

        Tell(0);
        if (RecipeSteps.Find(step.Name) is not { } handler)
        {
            report.Unknown($"{step.Path}.name", "step.unknown", $"There is no step '{step.Name}'. There are {string.Join(", ", RecipeSteps.Names)}.");
            report.Skip("Not known here.");
        }
        else
        {
            var session = rehearsal ?? await content.BeginAsync(actor with { Via = $"recipe {outline.Descriptor.Name}" }, cancellationToken);
            try
            {
                if (await reader.ReadPropertiesAsync(handler.ListName, report.Fail, cancellationToken) is { } properties)
                    await handler.RunAsync(new(session, new(properties, step.Path, report), report, run, reader, Tell), cancellationToken);
                if (report is { Errors.Count: 0, Changed: true } && rehearsal is null)
                    await session.CommitAsync(cancellationToken);
            }
            catch (ContentValidationException exception)
            {
                foreach (var error in exception.Errors)
                    report.Fail(error.Under(step.Path));
            }
            catch (ContentConflictException exception)
            {
                report.Fail(step.Path, "conflict", exception.Message);
            }
            finally
            {
                if (rehearsal is null)
                    await session.DisposeAsync();
            }
        }
        Tell(entries);
        _results.Add(Describe(outline, step, report));
        return report.Errors.Count == 0;
    }

    /// <summary>Notes a step that is not reached.</summary>
    public void NotRun(RecipeOutline outline, RecipeStepOutline step) =>
        _results.Add(new(outline.Descriptor.Name, step.Path, step.Name, RecipeStepOutcome.NotRun));

    /// <summary>Notes a recipe that another one runs and that cannot be read.</summary>
    public void Refused(string recipe, ContentError error) =>
        _results.Add(new(recipe, "", "recipes", RecipeStepOutcome.Failed) { Errors = [error] });

    private static RecipeStepResult Describe(RecipeOutline outline, RecipeStepOutline step, RecipeReport report)
    {
        var outcome = report.Errors.Count > 0 ? RecipeStepOutcome.Failed
            : report.Changed ? RecipeStepOutcome.Done
            : report.Skipped ? RecipeStepOutcome.Skipped
            : RecipeStepOutcome.Unchanged;
        var result = new RecipeStepResult(outline.Descriptor.Name, step.Path, step.Name, outcome) { Errors = report.Errors, Warnings = report.Warnings };
        // A step that failed did nothing, whatever it had counted by then.
        return outcome == RecipeStepOutcome.Failed ? result : result with
        {
            Created = report.Created,
            Updated = report.Updated,
            Unchanged = report.Unchanged,
            Kept = report.Kept,
            Messages = report.Messages,
        };
    }
}
