using System.Text;

namespace PilotHub.Web.Import;

/// <summary>The texts that a map makes of one row, and what is noted on the way.</summary>
internal sealed class RowTexts(ImportMap map, ImportColumns columns, CsvRow row)
{
    private readonly string?[] _cells = new string?[columns.Count];
    private readonly List<ImportNote> _notes = [];

    /// <summary>What has been noted so far.</summary>
    public IReadOnlyList<ImportNote> Notes => _notes;

    /// <summary>Whether a note refuses the row.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Notes something about the value of columns.</summary>
    public void Note(ImportOutcome outcome, IEnumerable<string> references, string value, string reason)
    {
        IsRefused |= outcome == ImportOutcome.Refused;
        var note = new ImportNote(row.Row, row.Line, outcome, string.Join(" + ", references.Select(reference => columns.Names[columns[reference]])), value, reason);
        // A column may feed several fields; what is wrong with it is said once.
        if (!_notes.Contains(note))
            _notes.Add(note);
    }

    /// <summary>The cell of a column without dirt; empty where the map says that it says nothing.</summary>
    public string Cell(string reference)
    {
        var index = columns[reference];
        if (_cells[index] is { } known)
            return known;
        var raw = index < row.Cells.Count ? row.Cells[index] : "";
        var text = CellText.Clean(raw, out var damaged);
        if (damaged)
            Note(ImportOutcome.Changed, [reference], text, "Holds characters that were lost before, or are no text and were left out; is the encoding right?");
        return _cells[index] = text.Length == 0 || map.Empty.TryFind(text, out _) ? "" : text;
    }

    /// <summary>The texts of a value: none, one, or several where the map splits them.</summary>
    public IReadOnlyList<string> Read(ImportValue value)
    {
        if (value.Sections.Count > 0)
            return ReadSections(value) is { Length: > 0 } sections ? [sections] : [];
        var source = value.Source.Render(Cell);
        if (source.Length == 0)
            return [];
        var texts = new List<string>();
        foreach (var piece in Split(source, value.Split))
        {
            if ((value.Match is null ? piece : Find(value, piece)) is { } found)
                texts.AddRange(Translate(value, found));
        }
        return texts;
    }

    private static string[] Split(string text, IReadOnlyList<string> separators) => separators.Count == 0
        ? [text]
        : text.Split([.. separators], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string? Find(ImportValue value, string text)
    {
        var match = value.Match!.Match(text);
        if (match.Success)
            return (match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value).Trim();
        Note(ImportOutcome.NotTaken, value.Columns, text, "Does not have the form that the map asks for");
        return null;
    }

    private IReadOnlyList<string> Translate(ImportValue value, string text)
    {
        if (value.Split.Count > 0 && map.Empty.TryFind(text, out _))
            return [];
        if (value.Values is null)
            return [text];
        if (value.Values.TryFind(text, out var translated))
            return translated;
        switch (value.Otherwise)
        {
            case UnknownValue.Keep:
                return [text];
            case UnknownValue.Refuse:
                Note(ImportOutcome.Refused, value.Columns, text, "Is not among the values that the map knows");
                break;
            case UnknownValue.Report:
                Note(ImportOutcome.NotTaken, value.Columns, text, "Is not among the values that the map knows");
                break;
        }
        return [];
    }

    private string ReadSections(ImportValue value)
    {
        var markdown = new StringBuilder();
        foreach (var section in value.Sections)
        {
            var texts = Read(section.Value);
            if (texts.Count == 0)
                continue;
            if (markdown.Length > 0)
                markdown.Append("\n\n");
            if (section.Heading is { Length: > 0 } heading)
                markdown.Append("## ").Append(PlainMarkdown.From(CellText.OneLine(heading))).Append("\n\n");
            markdown.Append(texts.Count > 1 ? PlainMarkdown.List(texts) : Markdown(section.Value, texts[0]));
        }
        return markdown.ToString();
    }

    /// <summary>A text of a value as Markdown, within the value's length.</summary>
    public static string Markdown(ImportValue value, string text)
    {
        text = CellText.Shorten(text, value.MaxLength ?? int.MaxValue);
        return value.Markdown ? text : PlainMarkdown.From(text);
    }
}
