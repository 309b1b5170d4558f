using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>
/// Writes a sanitized tree as text that every parser reads back as the same tree. The library's own writer looks for each text's
/// preceding sibling, which takes time with the square of a long page's blocks.
/// </summary>
internal sealed class HtmlText
{
    private static readonly FrozenSet<string> Void = new[] { "br", "hr", "img", "wbr" }.ToFrozenSet();
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\u00a0");

    private readonly StringBuilder _html = new();
    private readonly IReadOnlyDictionary<IElement, INode> _replacements;

    private HtmlText(IReadOnlyDictionary<IElement, INode> replacements) => _replacements = replacements;

    /// <summary>
    /// The inside of an element. A replacement is written for its element; one for a table is a box, and the table is written into it.
    /// </summary>
    public static string Write(IElement root, IReadOnlyDictionary<IElement, INode> replacements)
    {
        var text = new HtmlText(replacements);
        text.WriteChildren(root);
        return text._html.ToString();
    }

    // Recursive, but the tree is never deeper than the parser was told.
    private void WriteChildren(IElement parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            var replacement = child is IElement element ? _replacements.GetValueOrDefault(element) : null;
            if (replacement is IElement box && child is IElement { LocalName: "table" } table)
            {
                Open(box);
                WriteElement(table);
                Close(box);
            }
            else
            {
                WriteNode(replacement ?? child);
            }
        }
    }

    private void WriteNode(INode node)
    {
        if (node is IText text)
        {
            Escape(text.Data);
        }
        else if (node is IElement element)
        {
            WriteElement(element);
        }
    }

    private void WriteElement(IElement element)
    {
        Open(element);
        if (Void.Contains(element.LocalName))
        {
            return;
        }

        // A parser drops the line break right after this tag; the one that belongs to the content must not be that one.
        if (element.LocalName == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
        {
            _html.Append('\n');
        }

        WriteChildren(element);
        Close(element);
    }

    private void Open(IElement element)
    {
        _html.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            _html.Append(' ').Append(attribute.Name).Append("=\"");
            Escape(attribute.Value);
            _html.Append('"');
        }

        _html.Append('>');
    }

    private void Close(IElement element) => _html.Append("</").Append(element.LocalName).Append('>');

    // Quotes and brackets in text as in attributes: what is text stays text wherever the fragment is put.
    private void Escape(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            _html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&nbsp;",
            });
            text = text[(at + 1)..];
        }

        _html.Append(text);
    }
}
