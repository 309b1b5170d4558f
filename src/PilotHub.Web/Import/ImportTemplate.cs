using System.Text;

namespace PilotHub.Web.Import;

/// <summary>
/// A text with columns in braces, such as <c>{Agency}[ – {Bureau}]</c>. A part in brackets is left out when one of its columns is empty;
/// when a column outside brackets is empty there is no text at all. Doubled, braces and brackets stand for themselves.
/// </summary>
internal sealed class ImportTemplate
{
    private const int OutsideBrackets = 0;

    private readonly List<Piece> _pieces = [];

    private ImportTemplate()
    {
    }

    /// <summary>The columns that the template names, each once.</summary>
    public IReadOnlyList<string> Columns => [.. _pieces.Where(piece => piece.IsColumn).Select(piece => piece.Text).Distinct()];

    /// <summary>A template that is one column.</summary>
    public static ImportTemplate OfColumn(string reference) => new() { _pieces = { new(reference, true, OutsideBrackets) } };

    /// <summary>A template without columns.</summary>
    public static ImportTemplate OfConstant(string text) => new() { _pieces = { new(text, false, OutsideBrackets) } };

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">A brace or bracket has no counterpart.</exception>
    public static ImportTemplate Parse(string text)
    {
        var template = new ImportTemplate();
        var literal = new StringBuilder();
        int group = OutsideBrackets, groups = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '{' or '}' or '[' or ']' && i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
                continue;
            }
            switch (c)
            {
                case '{':
                    var end = text.IndexOf('}', i);
                    if (end < 0 || text[(i + 1)..end].Trim().Length == 0)
                        throw new FormatException($"The brace at character {i + 1} of \"{text}\" does not enclose a column.");
                    Flush();
                    template._pieces.Add(new(text[(i + 1)..end].Trim(), true, group));
                    i = end;
                    break;
                case '[' when group == OutsideBrackets:
                    Flush();
                    group = ++groups;
                    break;
                case ']' when group != OutsideBrackets:
                    Flush();
                    group = OutsideBrackets;
                    break;
                case '}' or '[' or ']':
                    throw new FormatException($"The '{c}' at character {i + 1} of \"{text}\" has no counterpart; write {c}{c} for the character itself.");
                default:
                    literal.Append(c);
                    break;
            }
        }
        Flush();
        return group == OutsideBrackets ? template : throw new FormatException($"A bracket in \"{text}\" is not closed.");

        void Flush()
        {
            if (literal.Length > 0)
                template._pieces.Add(new(literal.ToString(), false, group));
            literal.Clear();
        }
    }

    /// <summary>The text for a row, empty where a column that it needs is empty.</summary>
    public string Render(Func<string, string> cell)
    {
        if (_pieces is [{ } only])
            return only.IsColumn ? cell(only.Text) : only.Text;
        var values = _pieces.ConvertAll(piece => piece.IsColumn ? cell(piece.Text) : piece.Text);
        var missing = _pieces.Where((piece, index) => piece.IsColumn && values[index].Length == 0).Select(piece => piece.Group).ToHashSet();
        if (missing.Contains(OutsideBrackets))
            return "";
        var text = string.Concat(values.Where((_, index) => !missing.Contains(_pieces[index].Group)));
        // Optional parts alone may leave nothing but the punctuation between them.
        return Columns.Count > 0 && !_pieces.Exists(piece => piece.IsColumn && !missing.Contains(piece.Group)) ? "" : text.Trim();
    }

    private sealed record Piece(string Text, bool IsColumn, int Group);
}
