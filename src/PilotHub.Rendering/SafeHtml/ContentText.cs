using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>The text of a tree as a reader sees it: one line for each block, without footnote numbers and task symbols.</summary>
internal sealed class ContentText
{
    private static readonly FrozenSet<string> Phrasing = AllowedHtml.Phrasing.Except(["br"]).ToFrozenSet();

    // A row reads as one line.
    private static readonly FrozenSet<string> Cells = new[] { "td", "th" }.ToFrozenSet();

    // Told apart so that an excerpt begins with sentences.
    private static readonly FrozenSet<string> NotProse = new[] { "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table" }.ToFrozenSet();

    private static readonly string[] NotText = ["footnote-ref", "footnote-back", "task", "markdown-alert-title"];

    private readonly StringBuilder _plain = new();
    private readonly StringBuilder _prose = new();

    private ContentText()
    {
    }

    public static (string Plain, string Prose) Of(INode root)
    {
        var text = new ContentText();
        foreach (var child in root.ChildNodes)
        {
            text.Read(child, isProse: true, isPreformatted: false);
        }

        return (text._plain.ToString().TrimEnd(), text._prose.ToString().TrimEnd());
    }

    // Recursive, but the tree is never deeper than the parser was told.
    private void Read(INode node, bool isProse, bool isPreformatted)
    {
        if (node is IText text)
        {
            Append(_plain, text.Data, isPreformatted);
            if (isProse)
            {
                Append(_prose, text.Data, isPreformatted);
            }
        }
        else if (node is IElement element && !(element.ClassName is { Length: > 0 } && NotText.Any(element.ClassList.Contains)))
        {
            isProse &= !NotProse.Contains(element.LocalName);
            var isCell = Cells.Contains(element.LocalName);
            var isBlock = !isCell && !Phrasing.Contains(element.LocalName);
            if (isCell)
            {
                Append(_plain, " ", isPreformatted: false);
            }
            else if (isBlock)
            {
                Break(isProse);
            }

            if (element.LocalName == "img")
            {
                Append(_plain, element.GetAttribute("alt") ?? "", isPreformatted: false);
            }

            foreach (var child in element.ChildNodes)
            {
                Read(child, isProse, isPreformatted || element.LocalName == "pre");
            }

            if (isBlock)
            {
                Break(isProse);
            }
        }
    }

    private void Break(bool isProse)
    {
        Break(_plain);
        if (isProse)
        {
            Break(_prose);
        }
    }

    private static void Break(StringBuilder target)
    {
        while (target.Length > 0 && target[^1] == ' ')
        {
            target.Length--;
        }

        if (target.Length > 0 && target[^1] != '\n')
        {
            target.Append('\n');
        }
    }

    private static void Append(StringBuilder target, string data, bool isPreformatted)
    {
        if (isPreformatted)
        {
            target.Append(data);
            return;
        }

        foreach (var c in data)
        {
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                target.Append(c);
            }
            else if (target.Length > 0 && target[^1] is not (' ' or '\n'))
            {
                target.Append(' ');
            }
        }
    }
}
