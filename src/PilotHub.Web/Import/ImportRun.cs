using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Import;

/// <summary>How far an import is.</summary>
internal sealed record ImportProgress(ImportPhase Phase, double Fraction);

/// <summary>The two times that a file is read.</summary>
internal enum ImportPhase
{
    /// <summary>Every row is made into an item, to find the terms that are missing.</summary>
    Checking,

    /// <summary>Every row is made into an item and written.</summary>
    Writing,
}

/// <summary>Brings the rows of a file into the site, all in one transaction: what is interrupted leaves no trace.</summary>
internal sealed class ImportRun(ContentSession session, ImportMap map, CsvFile file, ImportReport report, Action<ImportProgress> progress)
{
    private const int BatchSize = 200;

    /// <summary>Reads, checks and writes every row; the caller commits or not.</summary>
    /// <exception cref="CommandRefusedException">The map does not fit the file or the site, or nothing of the file could be taken.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var errors = new List<ContentError>();
        var plan = ImportPlan.Create(map, file.Columns, session.Definitions, errors);
        if (errors.Count > 0)
            throw new CommandRefusedException("The map does not fit:", [.. errors.Select(error => error.ToString())]);
        var terms = await TermCatalogue.LoadAsync(session.Transaction, plan.TaxonomyIds, cancellationToken);
        var mapper = new RowMapper(plan, terms, await ReadUsersAsync(plan, cancellationToken));

        foreach (var (_, mapped) in MapRows(plan, mapper, ImportPhase.Checking, new ImportReport(), cancellationToken))
        {
            foreach (var term in mapped.NewTerms)
                terms.Add(term);
        }
        await terms.WriteAsync(session, cancellationToken);
        report.NewTerms = terms.Added;

        var writer = new ImportWriter(session, map, report);
        foreach (var batch in MapRows(plan, mapper, ImportPhase.Writing, report, cancellationToken).Chunk(BatchSize))
            await writer.WriteAsync(batch, cancellationToken);
        await writer.CompleteAsync(cancellationToken);
    }

    // The rows that become items of their own; of all others the report says why not.
    private IEnumerable<(CsvRow Row, MappedRow Mapped)> MapRows(
        ImportPlan plan, RowMapper mapper, ImportPhase phase, ImportReport notes, CancellationToken cancellationToken)
    {
        var ledger = new KeyLedger();
        foreach (var row in file.ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(new(phase, file.Progress));
            notes.Rows++;
            if (Reject(plan, row) is { } rejected)
            {
                notes.Add(rejected);
                continue;
            }
            var mapped = mapper.Map(row, 1);
            if (mapped.Item is { } item)
            {
                var (occurrence, sameAs) = ledger.Enter(mapped.Key, ContentHash.Of(item), row.Row);
                if (sameAs is { } first)
                {
                    notes.Add(new(row.Row, row.Line, ImportOutcome.Merged, "", "", $"Says what row {first} says"));
                    continue;
                }
                if (occurrence > 1)
                {
                    mapped = map.Key.RefuseDuplicates ? mapped with { Item = null } : mapper.Map(row, occurrence);
                    notes.Add(new(row.Row, row.Line, map.Key.RefuseDuplicates ? ImportOutcome.Refused : ImportOutcome.Numbered, "", "",
                        $"Has the key of row {ledger.FirstOf(mapped.Key)} and other content"));
                }
            }
            foreach (var note in mapped.Notes)
                notes.Add(note);
            if (mapped.Item is not null)
                yield return (row, mapped);
        }
    }

    private static ImportNote? Reject(ImportPlan plan, CsvRow row)
    {
        if (row.Defect is { } defect)
            return new(row.Row, row.Line, ImportOutcome.Refused, "", "", defect);
        if (row.IsBlank)
            return new(row.Row, row.Line, ImportOutcome.Skipped, "", "", "Is empty");
        if (plan.Columns.IsRepeatedBy(row.Cells))
            return new(row.Row, row.Line, ImportOutcome.Skipped, "", "", "Repeats the headings");
        return row.Cells.Skip(plan.Columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))
            ? new(row.Row, row.Line, ImportOutcome.Refused, "", "", $"Has {row.Cells.Count} columns and the headings have {plan.Columns.Count}: the cells may stand in the wrong ones")
            : null;
    }

    // People are found by their account's name, their own name or their address; a name that two have finds nobody.
    private async Task<IReadOnlyDictionary<string, string>> ReadUsersAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        if (!plan.Fields.Concat(plan.Entries.SelectMany(entry => entry.Fields)).Any(field => field.Target.Kind == TargetKind.Users))
            return new Dictionary<string, string>();
        var users = await session.Transaction.ListUsersAsync(cancellationToken);
        return users.SelectMany(user => new[] { user.UserName, user.DisplayName, user.Email }.OfType<string>().Select(CellText.Fold).Distinct().Select(name => (name, user.UserId)))
            .GroupBy(entry => entry.name).Where(names => names.Count() == 1).ToDictionary(names => names.Key, names => names.First().UserId);
    }
}
