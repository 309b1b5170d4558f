using System.Globalization;
using System.Text;
using CsvHelper;

namespace PilotHub.Web.Import;

/// <summary>
/// A row of a file. <see cref="Row"/> counts as a spreadsheet does (the headings are row 1), <see cref="Line"/> as a text editor does.
/// </summary>
internal sealed record CsvRow(long Row, long Line, IReadOnlyList<string> Cells)
{
    /// <summary>Why the row's cells cannot be trusted to stand in their columns, or null.</summary>
    public string? Defect { get; init; }

    /// <summary>What is odd about the row although its cells could be read, or null.</summary>
    public string? Oddity { get; init; }

    /// <summary>Whether nothing stands in the row.</summary>
    public bool IsBlank => Defect is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Reads the rows of a CSV file one after the other, in bounded memory, whatever the file holds.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>The longest row that is read, in bytes. A longer one is a quotation mark that nobody closed.</summary>
    public const int MaxRowLength = 4 * 1024 * 1024;

    private readonly CsvReader _reader;
    private CsvMalformedReason? _malformed;

    /// <param name="file">Read from where it stands; stays open.</param>
    /// <param name="encoding">A byte order mark in the file goes before it.</param>
    /// <param name="delimiter">What separates cells; null to find out.</param>
    public CsvRows(Stream file, Encoding encoding, char? delimiter) => _reader = CsvReader.Create(
        new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true),
        new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            // A blank line is a row for the spreadsheet that wrote it, and row numbers must be the spreadsheet's.
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            // Blanks before an opening quotation mark would make it an ordinary character.
            TrimWhitespace = true,
            MaxRecordSize = MaxRowLength,
            OnMalformedRecord = record => _malformed = record.Reason,
        });

    /// <summary>What separates cells.</summary>
    public char Delimiter => _reader.Separator;

    /// <summary>The rows, headings included.</summary>
    public IEnumerable<CsvRow> Read()
    {
        while (ReadOne() is { } row)
        {
            yield return row;
            if (row.Cells.Count == 0)
                yield break;
        }
    }

    public void Dispose() => _reader.Dispose();

    private CsvRow? ReadOne()
    {
        _malformed = null;
        try
        {
            if (!_reader.Read())
                return null;
        }
        catch (CsvFormatException e)
        {
            return new(e.RecordNumber, e.LineNumber, [])
            {
                Defect = $"Is longer than {(MaxRowLength / 1024 / 1024).ToString(CultureInfo.InvariantCulture)} MB; most likely a quotation mark is not closed. The file was not read any further",
            };
        }
        var cells = new string[_reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = _reader.GetString(i);
        return new(_reader.RowNumber, _reader.LineNumber, cells)
        {
            Defect = _malformed == CsvMalformedReason.UnterminatedQuote
                ? "A quotation mark is opened and never closed, so that everything up to the end of the file was read as this row"
                : null,
            Oddity = _malformed is CsvMalformedReason.StrayQuote or CsvMalformedReason.TextAfterClosingQuote
                ? "A quotation mark stands where none may; inside a cell, one is written as two within quotation marks"
                : null,
        };
    }
}
