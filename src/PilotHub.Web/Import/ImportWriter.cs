using PilotHub.Content;
using PilotHub.Content.Store;

namespace PilotHub.Web.Import;

/// <summary>Writes items that rows became, unless the site has made them its own.</summary>
internal sealed class ImportWriter(ContentSession session, ImportMap map, ImportReport report)
{
    // An import returns to what a row said before when the row does; what the site has changed never gets here.
    private readonly ContentImport _import = session.Import(new ContentImportOptions(Overwrite: true));

    /// <summary>Writes a batch of at most <see cref="ContentImport.MaxBatch"/> rows.</summary>
    public async Task WriteAsync(IReadOnlyList<(CsvRow Row, MappedRow Mapped)> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(entry => entry.Mapped.Item!.ContentItemId).ToList();
        var heads = await session.Transaction.FindHeadsAsync(ids, cancellationToken);
        var latest = (await session.Transaction.FindManyAsync([.. heads.Keys], ContentVersion.Latest, cancellationToken)).ToDictionary(item => item.ContentItemId);
        var entries = new List<ContentImportEntry>(batch.Count);
        foreach (var (row, mapped) in batch)
        {
            var item = mapped.Item!;
            if (heads.TryGetValue(item.ContentItemId, out var head) && WhyKept(head, latest.GetValueOrDefault(item.ContentItemId)) is { } reason)
                report.Add(new(row.Row, row.Line, ImportOutcome.Kept, "", "", reason));
            else
                entries.Add(new(item, $"row {row.Row}"));
        }
        foreach (var result in await _import.AddAsync(entries, cancellationToken))
            report.Count(result.Outcome);
        ThrowIfRefused(_import.Errors);
    }

    /// <summary>Checks what can only be checked at the end.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken) => ThrowIfRefused(await _import.CompleteAsync(cancellationToken));

    private string? WhyKept(ContentHead head, ContentItem? latest)
    {
        if (head.LatestVersionId is null || latest is null)
            return "Was removed on the site";
        if (latest.Author != RowMapper.AuthorOf(map))
            return $"Was changed on the site by {latest.Author ?? "somebody"}";
        return map.Publish && head.PublishedVersionId is null ? "Is not published any more on the site" : null;
    }

    // Every item has passed the definitions and its terms are there: what is refused now is a fault of the product, and nothing is written.
    private static void ThrowIfRefused(IReadOnlyList<ContentError> errors)
    {
        if (errors.Count > 0)
            throw new ContentValidationException(errors);
    }
}
