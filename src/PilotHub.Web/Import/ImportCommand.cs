using System.CommandLine;
using System.Diagnostics;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Web.CommandLine;
using Spectre.Console;

namespace PilotHub.Web.Import;

/// <summary><c>import FILE.csv --map MAP.json</c>: the rows of a file become content items.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The CSV file", HelpName = "FILE.csv" };
        var map = new Option<FileInfo>("--map") { Description = "What the columns mean: which of them feed which field", HelpName = "MAP.json", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and report everything, write nothing" };
        var report = new Option<FileInfo?>("--report") { Description = "A file for the whole report: a line for each value that was not taken", HelpName = "OUT.csv" };
        var command = new Command("import", "Brings the rows of a CSV file in as content items; a second run updates them") { file, map, dryRun, report };
        command.SetSiteAction((context, cancellationToken) => RunAsync(
            context, context.Arguments.GetRequiredValue(file), context.Arguments.GetRequiredValue(map), context.Arguments.GetValue(report),
            context.Arguments.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        SiteCommandContext context, FileInfo filePath, FileInfo mapPath, FileInfo? reportPath, bool dryRun, CancellationToken cancellationToken)
    {
        var map = await ImportMapReader.ReadAsync(mapPath.FullName, cancellationToken);
        using var file = await CsvFile.OpenAsync(filePath.FullName, map.Encoding, map.Delimiter, cancellationToken);
        using var reportFile = reportPath is null ? null : ImportReportFile.Create(reportPath.FullName);
        await context.Output.WriteLineAsync($"{filePath.Name}: {file.Columns.Count} columns, separated by {ImportSummary.NameOf(file.Delimiter)}, in {file.Encoding.WebName}");
        var report = new ImportReport { Noted = reportFile is null ? null : reportFile.Write };
        var clock = Stopwatch.StartNew();
        var anything = false;
        await ShowProgressAsync(context.Error, async progress =>
        {
            var manager = new ContentManager(context.Services.GetRequiredService<IContentStore>(), context.Services.GetRequiredService<TimeProvider>());
            await using var session = await manager.BeginAsync(new ContentActor(null, RowMapper.AuthorOf(map), "import"), cancellationToken);
            await new ImportRun(session, map, file, report, progress).RunAsync(cancellationToken);
            anything = report.Rows > report[ImportOutcome.Refused] + report[ImportOutcome.Skipped];
            if (anything && !dryRun)
                await session.CommitAsync(cancellationToken);
        });
        await ImportSummary.WriteAsync(context.Output, report, clock.Elapsed, dryRun);
        if (!anything)
            throw new CommandRefusedException("Not one row could be taken; nothing was written.");
        return report[ImportOutcome.Refused] > 0 ? ExitCodes.PartlyRefused : ExitCodes.Done;
    }

    // The bar goes where errors go, so that a redirected output holds the report alone.
    private static async Task ShowProgressAsync(TextWriter error, Func<Action<ImportProgress>, Task> run)
    {
        if (error != Console.Error || Console.IsErrorRedirected)
        {
            await run(_ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bars = Enum.GetValues<ImportPhase>().ToDictionary(phase => phase, phase => context.AddTask(phase.ToString(), maxValue: 1));
                await run(progress => bars[progress.Phase].Value = progress.Fraction);
            });
    }
}
