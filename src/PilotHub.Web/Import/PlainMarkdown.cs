using System.Text;
using System.Text.RegularExpressions;

namespace PilotHub.Web.Import;

/// <summary>
/// Writes plain text as the Markdown that shows it: characters that Markdown would read as markup are escaped, bullets of any shape
/// become lists, lines stay lines.
/// </summary>
internal static partial class PlainMarkdown
{
    /// <summary>The Markdown of <paramref name="text"/>, which has line feeds as its only line ends.</summary>
    public static string From(string text)
    {
        var markdown = new StringBuilder(text.Length + 32);
        var previous = LineKind.Blank;
        foreach (var raw in text.Split('\n'))
        {
            var line = CellText.OneLine(raw).Trim();
            var (kind, mark, words) = Read(line);
            if (kind == LineKind.Blank)
            {
                previous = kind;
                continue;
            }
            if (markdown.Length > 0)
            {
                markdown.Append((previous, kind) switch
                {
                    (LineKind.Text, LineKind.Text) => IsWrapped(line) ? "\n" : "\\\n",
                    (LineKind.Item, LineKind.Item) => "\n",
                    _ => "\n\n",
                });
            }
            markdown.Append(mark);
            AppendEscaped(markdown, words, atLineStart: mark.Length == 0);
            previous = kind;
        }
        return markdown.ToString();
    }

    /// <summary>A list with one item for each of <paramref name="texts"/>.</summary>
    public static string List(IEnumerable<string> texts) => string.Join('\n', texts.Select(text =>
    {
        var item = new StringBuilder("- ");
        AppendEscaped(item, CellText.OneLine(text), atLineStart: false);
        return item.ToString();
    }));

    private static (LineKind Kind, string Mark, string Text) Read(string line)
    {
        if (line.Length == 0)
            return (LineKind.Blank, "", "");
        var match = ListMark().Match(line);
        if (!match.Success)
            return (LineKind.Text, "", line);
        return (LineKind.Item, match.Groups["number"] is { Success: true } number ? $"{number.Value}. " : "- ", line[match.Length..]);
    }

    // A line that goes on in lower case was broken by the width of some window, not by its author.
    private static bool IsWrapped(string line) => char.IsLower(line[0]);

    private static void AppendEscaped(StringBuilder markdown, string text, bool atLineStart)
    {
        var links = Link().Matches(text);
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (next < links.Count && links[next].Index == i)
            {
                // Escapes inside an address would become part of it.
                markdown.Append(links[next].ValueSpan);
                i += links[next++].Length - 1;
                continue;
            }
            if (IsMarkup(text, i) || (atLineStart && i == 0 && OpensBlock(text[0])))
                markdown.Append('\\');
            markdown.Append(text[i]);
        }
    }

    private static bool OpensBlock(char c) => c is '#' or '>' or '+' or '-' or '=' or '|' or ':';

    private static bool IsMarkup(string text, int i)
    {
        var next = i + 1 < text.Length ? text[i + 1] : ' ';
        return text[i] switch
        {
            '\\' or '`' or '*' or '[' or '~' or '^' => true,
            // Inside a word an underscore is just that.
            '_' => i == 0 || !char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(next),
            '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
            '&' => char.IsAsciiLetter(next) || next == '#',
            '+' or '=' => next == text[i],
            _ => false,
        };
    }

    private enum LineKind
    {
        Blank,
        Text,
        Item,
    }

    // The last four are what word processors leave of bullets in their symbol fonts.
    [GeneratedRegex(@"^(?:[•◦▪▫●○■□‣⁃·–*\uF0A7\uF0B7\uF0D8\uF0FC-]|(?<number>\d{1,4})[.)])[ \t]+(?=\S)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#@!$&'()+,;=%]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
