using System.Globalization;
using CsvHelper;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Import;

/// <summary>The report as a CSV file: one line for each note. Spreadsheets open it without running anything in it.</summary>
internal sealed class ImportReportFile : IDisposable
{
    private const int MaxValueLength = 500;

    private readonly CsvWriter _writer;

    private ImportReportFile(CsvWriter writer)
    {
        _writer = writer;
        _writer.WriteRecord(["Row", "Line", "Outcome", "Column", "Value", "Reason"]);
    }

    /// <summary>Creates the file, or empties the one that is there.</summary>
    /// <exception cref="CommandRefusedException">The file cannot be written.</exception>
    public static ImportReportFile Create(string path)
    {
        try
        {
            return new(CsvWriter.ToFile(path, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n", FormatProvider = CultureInfo.InvariantCulture }, FileOptions.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandRefusedException($"The report {path} cannot be written: {e.Message}");
        }
    }

    public void Write(ImportNote note) => _writer.WriteRecord(
    [
        note.Row.ToString(CultureInfo.InvariantCulture), note.Line.ToString(CultureInfo.InvariantCulture), note.Outcome.ToString(),
        Disarm(note.Column), Disarm(CellText.Shorten(note.Value, MaxValueLength)), Disarm(note.Reason),
    ]);

    public void Dispose() => _writer.Dispose();

    /// <summary>The text with an apostrophe in front where a spreadsheet would take it for a formula or, pasted, for several cells.</summary>
    internal static string Disarm(string text) =>
        text.AsSpan().TrimStart() is [('=' or '+' or '-' or '@' or '|' or '"' or ',' or ';' or '＝' or '＋' or '－' or '＠' or '\uFEFF'), ..] || text is [('\t' or '\r' or '\n'), ..]
            ? "'" + text
            : text;
}
