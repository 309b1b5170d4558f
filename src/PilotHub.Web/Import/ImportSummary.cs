using System.Globalization;
using PilotHub.Content;

namespace PilotHub.Web.Import;

/// <summary>Tells on the console what an import did.</summary>
internal static class ImportSummary
{
    private const int MaxGroups = 40;

    private const int MaxValueLength = 60;

    public static async Task WriteAsync(TextWriter output, ImportReport report, TimeSpan took, bool dryRun)
    {
        var shown = report.First;
        foreach (var note in shown)
            await output.WriteLineAsync(Describe(note));
        if (report.Notes > shown.Count)
        {
            await output.WriteLineAsync(Text($"… and {report.Notes - shown.Count:N0} more; --report OUT.csv lists all of them. In short:"));
            var groups = report.Groups.ToList();
            foreach (var (outcome, column, reason, count) in groups.Take(MaxGroups))
                await output.WriteLineAsync(Text($"{count,7:N0} {Name(outcome)}: {(column.Length == 0 ? "" : column + ": ")}{char.ToLowerInvariant(reason[0])}{reason[1..]}"));
            if (groups.Count > MaxGroups)
                await output.WriteLineAsync(Text($"        and {groups.Skip(MaxGroups).Sum(group => group.Count):N0} of {groups.Count - MaxGroups:N0} rarer kinds"));
        }
        await output.WriteLineAsync(Text(
            $"{report.Rows:N0} rows: {report[ContentImportOutcome.Created]:N0} created, {report[ContentImportOutcome.Updated]:N0} updated, {report[ContentImportOutcome.Unchanged]:N0} unchanged, {report[ImportOutcome.Kept] + report[ContentImportOutcome.Kept]:N0} kept as the site has them, {report[ImportOutcome.Merged]:N0} merged, {report[ImportOutcome.Refused]:N0} refused, {report[ImportOutcome.Skipped]:N0} without content."));
        await output.WriteLineAsync(Text(
            $"{report.NewTerms:N0} new terms, {report[ImportOutcome.NotTaken]:N0} rows without some of their values, {took.TotalSeconds:N1} s."));
        if (dryRun)
            await output.WriteLineAsync("Dry run: nothing was written.");
    }

    /// <summary>What a delimiter is called.</summary>
    public static string NameOf(char delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars",
    };

    private static string Describe(ImportNote note)
    {
        var value = note.Value.Length == 0 ? "" : $" \"{CellText.Shorten(CellText.OneLine(note.Value), MaxValueLength)}\"";
        var column = note.Column.Length == 0 ? "" : $", {note.Column}";
        return Text($"row {note.Row} (line {note.Line}){column}{value}: {char.ToLowerInvariant(note.Reason[0])}{note.Reason[1..]} ({Name(note.Outcome)})");
    }

    private static string Name(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.NotTaken => "not taken",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
