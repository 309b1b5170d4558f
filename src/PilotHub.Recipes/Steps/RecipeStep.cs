using PilotHub.Content.Store;
using PilotHub.Recipes.Reading;

namespace PilotHub.Recipes.Steps;

/// <summary>A kind of step. It runs in the transaction of its context and reports what it changed; an error takes all of it back.</summary>
internal abstract class RecipeStep(string name)
{
    /// <summary>The name that recipes call it by, in any letter case.</summary>
    public string Name { get; } = name;

    /// <summary>The property whose list may be of any length and is read entry by entry; null where there is none.</summary>
    public virtual string? ListName => null;

    public abstract Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken);
}

/// <summary>What a step runs with.</summary>
internal sealed class RecipeStepContext(ContentSession session, RecipeObject body, RecipeReport report, RecipeRun run, RecipeStepReader reader, Action<int> progress)
{
    /// <summary>The unit of work that the step is.</summary>
    public ContentSession Session => session;

    public IContentTransaction Transaction => session.Transaction;

    /// <summary>The step's properties, but its name and its long list.</summary>
    public RecipeObject Body => body;

    public string Path => body.Path;

    public RecipeReport Report => report;

    /// <summary>The run that the step is part of.</summary>
    public RecipeRun Run => run;

    /// <summary>The entries of the step's long list; what cannot be read is given to <paramref name="errors"/>.</summary>
    public IAsyncEnumerable<RecipeEntry> ReadListAsync(string listName, int maxBytes, Action<ContentError> errors, CancellationToken cancellationToken) =>
        reader.ReadListAsync(listName, maxBytes, errors, cancellationToken);

    /// <summary>Tells how many entries are through.</summary>
    public void Progress(int entries) => progress(entries);
}
