using System.Text;
using System.Text.RegularExpressions;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Text as Markdown that says the same: what would be markup is escaped, the rest stays as legible as it was.</summary>
internal static partial class MarkdownText
{
    public static void Append(StringBuilder output, string text, char after, InlineContext context)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : after;
            if (IsMarkup(text, i, output.Length > 0 ? output[^1] : '\n', next, context))
            {
                output.Append('\\');
            }

            output.Append(text[i]);
        }
    }

    /// <summary>Escapes what would begin a block at the start of a line.</summary>
    public static string EscapeLineStart(string line)
    {
        var number = Numbering().Match(line);
        return number.Success ? $"{number.Groups[1].Value}\\{line[number.Groups[1].Length..]}"
            : BlockStart().IsMatch(line) ? "\\" + line
            : line;
    }

    /// <summary>An address between parentheses.</summary>
    public static string Destination(string address, bool inTable)
    {
        var encoded = new StringBuilder(address.Length);
        foreach (var c in address)
        {
            _ = c is <= ' ' or '<' or '>' or '\\' or '\u007f' || (c == '|' && inTable)
                ? encoded.Append(Uri.HexEscape(c))
                : encoded.Append(c);
        }

        var destination = Entity().Replace(encoded.ToString(), "&amp;");
        return destination.Length == 0 || destination.AsSpan().IndexOfAny('(', ')') >= 0 ? $"<{destination}>" : destination;
    }

    public static string Title(string title, bool inTable)
    {
        var escaped = Entity().Replace(title, "&amp;").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        escaped = string.Join(' ', escaped.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return inTable ? escaped.Replace("|", "\\|", StringComparison.Ordinal) : escaped;
    }

    private static bool IsMarkup(string text, int at, char previous, char next, InlineContext context) => text[at] switch
    {
        '\\' => char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next) || next == '\n'),
        '`' or '[' or ']' => true,
        '*' => previous == '\n' || !char.IsWhiteSpace(previous) || !char.IsWhiteSpace(next),
        '_' => !char.IsLetterOrDigit(previous) || !char.IsLetterOrDigit(next),
        '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
        '&' => EntityHere().IsMatch(text, at),
        '^' => previous == '[' || context.PairedMarks.Contains('^', StringComparison.Ordinal),
        '~' => context.PairedMarks.Contains('~', StringComparison.Ordinal),
        '=' or '+' => (previous == text[at] || next == text[at]) && context.PairedMarks.Contains(text[at], StringComparison.Ordinal),
        '!' => next == '[',
        ':' => previous == ']',
        '|' => context.InTable,
        _ => false,
    };

    [GeneratedRegex("&(?=#?[A-Za-z0-9]{1,40};)", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\G&#?[A-Za-z0-9]{1,40};", RegexOptions.CultureInvariant)]
    private static partial Regex EntityHere();

    // A heading, an item, a quotation, a definition; or a line of nothing but marks: a rule, an underline, the head of a table.
    [GeneratedRegex(@"^(?:#{1,6}(?:\s|$)|[-+:~](?:\s|$)|>|[-=:|\s]+$)", RegexOptions.CultureInvariant)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"^([0-9]{1,9})[.)](?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();
}
