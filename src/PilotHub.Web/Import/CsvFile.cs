using System.Text;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Import;

/// <summary>A CSV file that is open, with its encoding, its delimiter and its columns.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly FileStream _stream;

    // Null to find out each time: only then is Excel's line "sep=;" taken for what it is.
    private readonly char? _givenDelimiter;

    private CsvFile(FileStream stream, Encoding encoding, char? givenDelimiter, char delimiter, IReadOnlyList<string> header)
    {
        (_stream, Encoding, _givenDelimiter, Delimiter) = (stream, encoding, givenDelimiter, delimiter);
        Columns = new ImportColumns(header);
    }

    /// <summary>The encoding that the file is read in.</summary>
    public Encoding Encoding { get; }

    /// <summary>What separates cells.</summary>
    public char Delimiter { get; }

    /// <summary>The columns, from the file's first row that is not blank.</summary>
    public ImportColumns Columns { get; }

    /// <summary>How much of the file has been read, between 0 and 1.</summary>
    public double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <summary>Opens the file; what is null is found out.</summary>
    /// <exception cref="CommandRefusedException">The file cannot be read, or holds no rows.</exception>
    public static async Task<CsvFile> OpenAsync(string path, Encoding? encoding, char? delimiter, CancellationToken cancellationToken)
    {
        FileStream stream;
        try
        {
            // Other programs may look at the file but not change it: it is read more than once.
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandRefusedException($"{path} cannot be read: {e.Message}");
        }
        try
        {
            encoding ??= await CsvEncoding.DetectAsync(stream, cancellationToken);
            stream.Position = 0;
            using var rows = new CsvRows(stream, encoding, delimiter);
            var read = rows.Read().Where(row => !row.IsBlank).Take(2).ToList();
            if (read is [])
                throw new CommandRefusedException($"{path} is empty.");
            if (read[0].Defect is { } defect)
                throw new CommandRefusedException($"{path}: the row of headings (line {read[0].Line}): {defect}.");
            if (read is [_])
                throw new CommandRefusedException($"{path} has headings but no rows.");
            return new(stream, encoding, delimiter, rows.Delimiter, read[0].Cells);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows below the headings, blank ones included, from the first on.</summary>
    public IEnumerable<CsvRow> ReadRows()
    {
        _stream.Position = 0;
        using var rows = new CsvRows(_stream, Encoding, _givenDelimiter);
        foreach (var row in rows.Read().SkipWhile(row => row.IsBlank).Skip(1))
            yield return row;
    }

    public void Dispose() => _stream.Dispose();
}
