using PilotHub.Recipes.Reading;

namespace PilotHub.Recipes.Steps;

/// <summary><c>Content</c>: brings items, in batches, so that memory does not grow with their number.</summary>
internal sealed class ContentStep() : RecipeStep("Content")
{
    // A batch waits in memory until it is written.
    private const long MaxBatchBytes = 8 * 1024 * 1024;

    /// <summary>Ids that items of the step name though nothing has them any more: where an export came from, it was removed.</summary>
    public const string RemovedIds = "RemovedIds";

    public override string? ListName => "Data";

    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers(RemovedIds);
        var import = context.Session.Import(new(context.Run.Options.Lenient, RecipeLimits.MaxErrors)
        {
            KnownIds = [.. context.Run.KnownUserIds, .. context.Body.Texts(RemovedIds) ?? []],
        });
        var batch = new List<ContentImportEntry>(ContentImport.MaxBatch);
        var errors = new List<ContentError>();
        var (entries, pending) = (0, 0L);
        await foreach (var entry in context.ReadListAsync("Data", RecipeLimits.MaxItemBytes, cancellationToken))
        {
            Read(context, entry, batch, errors);
            (entries, pending) = (entries + 1, pending + entry.Bytes);
            if (batch.Count < ContentImport.MaxBatch && pending < MaxBatchBytes)
                continue;
            await WriteAsync(context, import, batch, cancellationToken);
            pending = 0;
            context.Progress(entries);
            if (context.Report.IsHopeless || import.IsHopeless)
                break;
        }
        await WriteAsync(context, import, batch, cancellationToken);
        context.Progress(entries);
        foreach (var error in await import.CompleteAsync(cancellationToken))
            context.Report.Fail(error);
        foreach (var warning in import.Warnings)
            context.Report.Warn(warning);
    }

    private static void Read(RecipeStepContext context, RecipeEntry entry, List<ContentImportEntry> batch, List<ContentError> errors)
    {
        if (entry.Value is not { } json)
            return;
        errors.Clear();
        var item = ContentItemJson.TryRead(json, errors);
        foreach (var error in errors)
            context.Report.Fail(error.Under(entry.Path));
        if (item is not null && errors.Count == 0)
            batch.Add(new(item, entry.Path));
    }

    private static async Task WriteAsync(RecipeStepContext context, ContentImport import, List<ContentImportEntry> batch, CancellationToken cancellationToken)
    {
        foreach (var result in await import.AddAsync(batch, cancellationToken))
        {
            switch (result.Outcome)
            {
                case ContentImportOutcome.Created:
                    context.Report.Created++;
                    break;
                case ContentImportOutcome.Updated:
                    context.Report.Updated++;
                    break;
                case ContentImportOutcome.Kept:
                    context.Report.Kept++;
                    context.Report.Say($"Item {result.ContentItemId} has changed since and stays as it is");
                    break;
                default:
                    context.Report.Unchanged++;
                    break;
            }
        }
        batch.Clear();
    }
}
