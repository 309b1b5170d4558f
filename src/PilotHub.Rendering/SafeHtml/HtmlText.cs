using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>
/// Writes a sanitized tree as text that every parser reads back as the same tree. The library's own writer looks for each text's
/// preceding sibling, which takes time with the square of a long page's blocks.
/// </summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Void = new[] { "br", "hr", "img", "wbr" }.ToFrozenSet();
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\u00a0");

    public static string Write(INode root)
    {
        var html = new StringBuilder();
        WriteChildren(html, root);
        return html.ToString();
    }

    // Recursive, but the tree is never deeper than the parser was told.
    private static void WriteChildren(StringBuilder html, INode parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
            {
                Escape(html, text.Data);
            }
            else if (child is IElement element)
            {
                WriteElement(html, element);
            }
        }
    }

    private static void WriteElement(StringBuilder html, IElement element)
    {
        html.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            html.Append(' ').Append(attribute.Name).Append("=\"");
            Escape(html, attribute.Value);
            html.Append('"');
        }

        html.Append('>');
        if (Void.Contains(element.LocalName))
        {
            return;
        }

        // A parser drops the line break right after this tag; the one that belongs to the content must not be that one.
        if (element.LocalName == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
        {
            html.Append('\n');
        }

        WriteChildren(html, element);
        html.Append("</").Append(element.LocalName).Append('>');
    }

    // Quotes and brackets in text as in attributes: what is text stays text wherever the fragment is put.
    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&nbsp;",
            });
            text = text[(at + 1)..];
        }

        html.Append(text);
    }
}
