using System.Text;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>
/// Writes inlines. Marks for emphasis work only in certain neighbourhoods (not between letters and punctuation, not beside each
/// other); where they would not, the tag is written, which always works.
/// </summary>
internal sealed class InlineWriter
{
    private readonly InlineContext _context;

    private InlineWriter(InlineContext context) => _context = context;

    public static string Write(IReadOnlyList<Inline> inlines, InlineContext context)
    {
        var output = new StringBuilder();
        new InlineWriter(context.For(inlines)).Append(output, inlines, '\n');
        return output.ToString();
    }

    private void Append(StringBuilder output, IReadOnlyList<Inline> inlines, char after)
    {
        for (var i = 0; i < inlines.Count; i++)
        {
            var next = i + 1 < inlines.Count ? FirstCharacter(inlines[i + 1]) : after;
            switch (inlines[i])
            {
                case Text text:
                    MarkdownText.Append(output, text.Value, next, _context);
                    break;
                case Code code:
                    AppendCode(output, code.Value);
                    break;
                case Span span:
                    AppendSpan(output, span, next);
                    break;
                case Link link:
                    AppendLink(output, link);
                    break;
                case Image image:
                    output.Append("![");
                    MarkdownText.Append(output, image.Alternative, ']', _context);
                    AppendTarget(output, image.Address, image.Title);
                    break;
                case FootnoteReference note:
                    output.Append("[^").Append(note.Label).Append(']');
                    break;
                case LineBreak:
                    output.Append(_context.LineBreak);
                    break;
            }
        }
    }

    private void AppendSpan(StringBuilder output, Span span, char next)
    {
        // Begun with a mark, so that a span within knows that it stands beside one.
        var content = new StringBuilder("*");
        Append(content, span.Content, '*');
        content.Remove(0, 1);

        var previous = output.Length > 0 ? output[^1] : '\n';
        var mark = Array.Find(Marks(span.Element), mark =>
            Emphasis.Opens(mark[0], previous, content[0]) && Emphasis.Closes(mark[0], content[^1], next));
        _ = mark is null
            ? output.Append('<').Append(span.Element).Append('>').Append(content).Append("</").Append(span.Element).Append('>')
            : output.Append(mark).Append(content).Append(mark);
    }

    private static string[] Marks(string element) => element switch
    {
        "strong" => ["**", "__"],
        "em" => ["*", "_"],
        "del" => ["~~"],
        _ => [],
    };

    private void AppendCode(StringBuilder output, string code)
    {
        // Beside other code the ticks would run together.
        if (output.Length > 0 && output[^1] == '`')
        {
            output.Append("<code>");
            MarkdownText.Append(output, code, '<', _context);
            output.Append("</code>");
            return;
        }

        var ticks = new string('`', LongestRun(code) + 1);
        var pad = code[0] == '`' || code[^1] == '`' ? " " : "";
        output.Append(ticks).Append(pad)
            .Append(_context.InTable ? code.Replace("|", "\\|", StringComparison.Ordinal) : code)
            .Append(pad).Append(ticks);
    }

    private void AppendLink(StringBuilder output, Link link)
    {
        if (link is { Title: null, Content: [Text text] } && text.Value == link.Address && IsBareAddress(link.Address))
        {
            output.Append('<').Append(link.Address).Append('>');
            return;
        }

        output.Append('[');
        Append(output, link.Content, ']');
        AppendTarget(output, link.Address, link.Title);
    }

    private void AppendTarget(StringBuilder output, string address, string? title)
    {
        output.Append("](").Append(MarkdownText.Destination(address, _context.InTable));
        if (!string.IsNullOrWhiteSpace(title))
        {
            output.Append(" \"").Append(MarkdownText.Title(title, _context.InTable)).Append('"');
        }

        output.Append(')');
    }

    private static bool IsBareAddress(string address) =>
        (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
        && address.All(c => c is > ' ' and not ('<' or '>' or '|' or '\\' or '&' or '\u007f'));

    private static int LongestRun(string code)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static char FirstCharacter(Inline inline) => inline switch
    {
        Text text => text.Value[0],
        Code => '`',
        Link or FootnoteReference => '[',
        Image => '!',
        LineBreak => '\n',
        _ => '<',
    };
}
