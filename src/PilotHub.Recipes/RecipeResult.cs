namespace PilotHub.Recipes;

/// <summary>What became of a step.</summary>
public enum RecipeStepOutcome
{
    /// <summary>It changed the site.</summary>
    Done,

    /// <summary>The site was as it says already.</summary>
    Unchanged,

    /// <summary>It means nothing to PilotHub and had no effect; its messages say why.</summary>
    Skipped,

    /// <summary>It was refused and left no trace.</summary>
    Failed,

    /// <summary>It was not reached, because a step before it failed.</summary>
    NotRun,
}

/// <summary>What a step did, or in a dry run would do.</summary>
/// <param name="Recipe">The recipe that the step stands in; one recipe can run others.</param>
/// <param name="Path">The step's place in that recipe's file, such as <c>steps[4]</c>.</param>
/// <param name="Name">The step's name.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record RecipeStepResult(string Recipe, string Path, string Name, RecipeStepOutcome Outcome)
{
    /// <summary>How many things (items, types, roles, sections …) are new.</summary>
    public int Created { get; init; }

    /// <summary>How many were changed.</summary>
    public int Updated { get; init; }

    /// <summary>How many were as the step says already.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many items the site has moved on from since the recipe last brought them; they stay as the site has them.</summary>
    public int Kept { get; init; }

    /// <summary>What changed, in a few words each.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>What was accepted though it has no effect, or is not known here.</summary>
    public IReadOnlyList<ContentError> Warnings { get; init; } = [];

    /// <summary>Why the step was refused; at most <see cref="RecipeLimits.MaxErrors"/>.</summary>
    public IReadOnlyList<ContentError> Errors { get; init; } = [];
}

/// <summary>What a run of a recipe did, step by step.</summary>
/// <param name="Recipe">The recipe's name; the file's where it has none.</param>
/// <param name="Version">The recipe's version.</param>
/// <param name="DryRun">Whether it was a rehearsal, which leaves nothing.</param>
public sealed record RecipeResult(string Recipe, string Version, bool DryRun)
{
    /// <summary>The steps, those of recipes that it ran included, in the order in which they ran.</summary>
    public IReadOnlyList<RecipeStepResult> Steps { get; init; } = [];

    /// <summary>Why the file could not be read as a recipe, in which case no step ran.</summary>
    public IReadOnlyList<ContentError> Errors { get; init; } = [];

    /// <summary>What about the file as a whole has no effect.</summary>
    public IReadOnlyList<ContentError> Warnings { get; init; } = [];

    /// <summary>Whether nothing was refused.</summary>
    public bool Succeeded => Errors.Count == 0 && Steps.All(step => step.Outcome is not (RecipeStepOutcome.Failed or RecipeStepOutcome.NotRun));

    /// <summary>Whether the site is another than before, or would be after a dry run.</summary>
    public bool Changed => Steps.Any(step => step.Outcome == RecipeStepOutcome.Done);

    /// <summary>Whether something was refused and nothing done.</summary>
    public bool NothingDone => !Succeeded && !Steps.Any(step => step.Outcome is RecipeStepOutcome.Done or RecipeStepOutcome.Unchanged);
}

/// <summary>How far a run is.</summary>
/// <param name="Recipe">The recipe that is running.</param>
/// <param name="Step">The number of its step, from 1.</param>
/// <param name="Steps">How many steps the recipe has.</param>
/// <param name="StepName">The step's name.</param>
/// <param name="Entries">How many items or files of the step are through.</param>
/// <param name="Bytes">How much of the file is through.</param>
/// <param name="TotalBytes">The length of the file.</param>
public sealed record RecipeProgress(string Recipe, int Step, int Steps, string StepName, int Entries, long Bytes, long TotalBytes);
