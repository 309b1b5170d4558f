using System.Text;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>The white space of a run of inlines.</summary>
internal static class InlineSpacing
{
    /// <summary>White space as a browser shows it; what is empty then goes.</summary>
    public static List<Inline> Collapse(IReadOnlyList<Inline> inlines)
    {
        var collapsed = new List<Inline>(inlines.Count);
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Text text when CollapseText(text.Value) is { Length: > 0 } value:
                    collapsed.Add(new Text(value));
                    break;
                case Code code when CollapseText(code.Value).Trim(' ') is { Length: > 0 } value:
                    collapsed.Add(new Code(value));
                    break;
                case Span span when Collapse(span.Content) is { Count: > 0 } content:
                    collapsed.Add(span with { Content = content });
                    break;
                case Link link when Collapse(link.Content) is { Count: > 0 } content:
                    collapsed.Add(link with { Content = content });
                    break;
                case LineBreak or Image or FootnoteReference:
                    collapsed.Add(inline);
                    break;
            }
        }

        return collapsed;
    }

    /// <summary>No white space at the edges of a run or of its lines, no break at its end.</summary>
    public static List<Inline> Trim(List<Inline> inlines)
    {
        var trimmed = new List<Inline>(inlines.Count);
        for (var i = 0; i < inlines.Count; i++)
        {
            if (inlines[i] is Text text)
            {
                var value = trimmed.Count == 0 || trimmed[^1] is LineBreak ? text.Value.TrimStart() : text.Value;
                value = i + 1 == inlines.Count || inlines[i + 1] is LineBreak ? value.TrimEnd() : value;
                if (value.Length > 0)
                {
                    trimmed.Add(new Text(value));
                }
            }
            else if (inlines[i] is not LineBreak || trimmed.Count > 0)
            {
                trimmed.Add(inlines[i]);
            }
        }

        while (trimmed is [.., LineBreak])
        {
            trimmed.RemoveAt(trimmed.Count - 1);
        }

        return trimmed;
    }

    private static string CollapseText(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (collapsed.Length == 0 || collapsed[^1] != ' ')
                {
                    collapsed.Append(' ');
                }
            }
            else if (c is not ('\u200b' or '\ufeff' or '\0'))
            {
                collapsed.Append(c);
            }
        }

        return collapsed.ToString();
    }
}
