using System.CommandLine;
using System.Diagnostics;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Hosting;
using Spectre.Console;

namespace PilotHub.Web.Import;

/// <summary><c>import FILE.csv --map MAP.json</c>: the rows of a file become content items.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "The CSV file", HelpName = "FILE.csv" };

    private static readonly Option<FileInfo> Map = new("--map") { Description = "What the columns mean: which of them feed which field", HelpName = "MAP.json", Required = true };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check and report everything, write nothing" };

    private static readonly Option<FileInfo> Report = new("--report") { Description = "Write the whole report, a line for each value that was not taken, to this CSV file", HelpName = "OUT.csv" };

    /// <summary>The command. <paramref name="startOf"/> reads the settings that were given on the line.</summary>
    public static Command Create(Func<ParseResult, HubStart> startOf)
    {
        var command = new Command("import", "Bring the rows of a CSV file in as content items; a second run updates them") { File, Map, DryRun, Report };
        command.SetAction((parsed, cancellationToken) => RunAsync(startOf(parsed), parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(HubStart start, ParseResult parsed, CancellationToken cancellationToken)
    {
        var map = await ImportMapReader.ReadAsync(parsed.GetRequiredValue(Map).FullName, cancellationToken);
        using var file = await CsvFile.OpenAsync(parsed.GetRequiredValue(File).FullName, map.Encoding, map.Delimiter, cancellationToken);
        await using var app = Program.Build(start);
        using var reportFile = parsed.GetValue(Report) is { } path ? ImportReportFile.Create(path.FullName) : null;

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"{parsed.GetRequiredValue(File).Name}: {file.Encoding.WebName}, {ImportSummary.NameOf(file.Delimiter)}, {file.Columns.Count} columns");
        var report = new ImportReport { Noted = reportFile is null ? null : reportFile.Write };
        var clock = Stopwatch.StartNew();
        var dryRun = parsed.GetValue(DryRun);
        var took = false;
        await ShowProgressAsync(async progress =>
        {
            await using var session = await app.Services.GetRequiredService<ContentManager>().BeginAsync(
                new ContentActor(null, RowMapper.AuthorOf(map), "import"), cancellationToken);
            await new ImportRun(session, map, file, report, progress).RunAsync(cancellationToken);
            took = report.Rows > report[ImportOutcome.Refused] + report[ImportOutcome.Skipped];
            if (took && !dryRun)
                await session.CommitAsync(cancellationToken);
        });
        await ImportSummary.WriteAsync(output, report, clock.Elapsed, dryRun);
        return !took ? ExitCodes.NothingDone : report[ImportOutcome.Refused] > 0 ? ExitCodes.PartlyRefused : ExitCodes.Done;
    }

    // The bar goes where errors go, so that a redirected output holds the report alone.
    private static async Task ShowProgressAsync(Func<Action<ImportProgress>, Task> run)
    {
        if (Console.IsErrorRedirected)
        {
            await run(_ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bars = Enum.GetValues<ImportPhase>().ToDictionary(phase => phase, phase => context.AddTask(phase.ToString(), maxValue: 1));
                await run(progress => bars[progress.Phase].Value = progress.Fraction);
            });
    }
}
