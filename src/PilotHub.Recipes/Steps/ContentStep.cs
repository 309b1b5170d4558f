using System.Runtime.CompilerServices;
using PilotHub.Recipes.Reading;

namespace PilotHub.Recipes.Steps;

/// <summary><c>Content</c>: brings items, in batches, so that memory does not grow with their number.</summary>
internal sealed class ContentStep() : RecipeStep("Content")
{
    // A batch waits in memory until it is written, while the next one is read.
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
        var entries = 0;
        await foreach (var batch in ReadAheadAsync(ReadAsync(context, cancellationToken), cancellationToken))
        {
            foreach (var error in batch.Errors)
                context.Report.Fail(error);
            await WriteAsync(context, import, batch.Items, cancellationToken);
            context.Progress(entries += batch.Entries);
            if (context.Report.IsHopeless || import.IsHopeless)
                break;
        }
        foreach (var error in await import.CompleteAsync(cancellationToken))
            context.Report.Fail(error);
        foreach (var warning in import.Warnings)
            context.Report.Warn(warning);
    }

    // Touches nothing but the file: the next batch is read while one is written.
    private static async IAsyncEnumerable<Batch> ReadAsync(RecipeStepContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new Batch();
        await foreach (var entry in context.ReadListAsync("Data", RecipeLimits.MaxItemBytes, error => batch.Fail(error), cancellationToken))
        {
            batch.Add(entry);
            if (!batch.IsFull)
                continue;
            yield return batch;
            batch = new();
        }
        yield return batch;
    }

    private static async IAsyncEnumerable<Batch> ReadAheadAsync(IAsyncEnumerable<Batch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = batches.GetAsyncEnumerator(cancellationToken);
        var next = NextAsync();
        try
        {
            while (await next)
            {
                var batch = reader.Current;
                next = NextAsync();
                yield return batch;
            }
        }
        finally
        {
            // The reader cannot be closed while it reads. Why it failed matters to nobody who has stopped asking.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<bool> NextAsync() => Task.Run(() => reader.MoveNextAsync().AsTask(), CancellationToken.None);
    }

    private static async Task WriteAsync(RecipeStepContext context, ContentImport import, IReadOnlyList<ContentImportEntry> batch, CancellationToken cancellationToken)
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
    }

    /// <summary>What was read of the list, and what could not be.</summary>
    private sealed class Batch
    {
        private readonly List<ContentImportEntry> _items = new(ContentImport.MaxBatch);
        private readonly List<ContentError> _errors = [];
        private long _bytes;

        public IReadOnlyList<ContentImportEntry> Items => _items;

        public IReadOnlyList<ContentError> Errors => _errors;

        public int Entries { get; private set; }

        public bool IsFull => _items.Count == ContentImport.MaxBatch || _bytes >= MaxBatchBytes || _errors.Count == RecipeLimits.MaxErrors;

        public void Add(RecipeEntry entry)
        {
            (Entries, _bytes) = (Entries + 1, _bytes + entry.Bytes);
            if (entry.Value is not { } json)
                return;
            var errors = new List<ContentError>();
            var item = ContentItemJson.TryRead(json, errors);
            foreach (var error in errors)
                Fail(error.Under(entry.Path));
            if (item is not null && errors.Count == 0)
                _items.Add(new(item, entry.Path));
        }

        public void Fail(ContentError error)
        {
            if (_errors.Count < RecipeLimits.MaxErrors)
                _errors.Add(error);
        }
    }
}
