using System.Text.Json;
using CsvHelper;
using PilotHub.Content;
using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class ImportReportTests
{
    [Fact]
    public void The_report_file_holds_every_note_and_nothing_that_a_spreadsheet_runs()
    {
        var hostile = JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedData.Require("data", "security", "formula-prefixes.json")))!;
        var path = Path.Combine(Path.GetTempPath(), $"pilothub-{Guid.NewGuid():N}.csv");
        try
        {
            using (var file = ImportReportFile.Create(path))
            {
                foreach (var value in hostile)
                    file.Write(new(2, 3, ImportOutcome.NotTaken, value, value, "Is hostile, with \"marks\", commas\nand lines"));
            }
            Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(path)[..3]);
            using var reader = CsvReader.FromFile(path, CsvReaderOptions.Default, FileOptions.None);
            var row = 0;
            for (; reader.Read(); row++)
            {
                Assert.Equal(("2", "3", "NotTaken"), (reader.GetString("Row"), reader.GetString("Line"), reader.GetString("Outcome")));
                Assert.StartsWith("'", reader.GetString("Value"), StringComparison.Ordinal);
                Assert.Equal(reader.GetString("Value"), reader.GetString("Column"));
                Assert.EndsWith("marks\", commas\nand lines", reader.GetString("Reason"), StringComparison.Ordinal);
            }
            Assert.Equal(hostile.Length, row);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_console_shows_refused_rows_first_then_twenty_notes_then_how_often_what_was_noted()
    {
        var report = new ImportReport { Rows = 30, NewTerms = 2 };
        for (var row = 2; row < 31; row++)
            report.Add(new(row, row * 2, ImportOutcome.NotTaken, row % 2 == 0 ? "Stage" : "Start", "some\nvalue", "Is not known"));
        report.Add(new(31, 62, ImportOutcome.Refused, "Id", "", "Is empty, and identifies the row"));
        for (var i = 0; i < 29; i++)
            report.Count(ContentImportOutcome.Created);
        using var output = new StringWriter();
        await ImportSummary.WriteAsync(output, report, TimeSpan.FromSeconds(1.26), dryRun: true);
        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal("row 31 (line 62), Id: is empty, and identifies the row (refused)", lines[0]);
        Assert.Equal("row 2 (line 4), Stage \"some value\": is not known (not taken)", lines[1]);
        Assert.Equal(
            [
                "… and 9 more; --report OUT.csv lists all of them. In short:",
                "      1 refused: Id: is empty, and identifies the row",
                "     15 not taken: Stage: is not known",
                "     14 not taken: Start: is not known",
                "30 rows: 29 created, 0 updated, 0 unchanged, 0 kept as the site has them, 0 merged, 1 refused, 0 without content.",
                "2 new terms, 29 rows without some of their values, 1.3 s.",
                "Dry run: nothing was written.",
            ],
            lines[21..]);
    }
}
