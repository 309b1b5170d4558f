using System.Collections.Frozen;
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

    private readonly BlockText _plain = new();
    private readonly BlockText _prose = new();

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

        return (text._plain.ToString(), text._prose.ToString());
    }

    // Recursive, but the tree is never deeper than the parser was told.
    private void Read(INode node, bool isProse, bool isPreformatted)
    {
        if (node is IText text)
        {
            _plain.Append(text.Data, isPreformatted);
            if (isProse)
            {
                _prose.Append(text.Data, isPreformatted);
            }
        }
        else if (node is IElement element && !(element.ClassName is { Length: > 0 } && NotText.Any(element.ClassList.Contains)))
        {
            isProse &= !NotProse.Contains(element.LocalName);
            var isCell = Cells.Contains(element.LocalName);
            var isBlock = !isCell && !Phrasing.Contains(element.LocalName);
            if (isCell)
            {
                _plain.Append(" ");
            }
            else if (isBlock)
            {
                Break(isProse);
            }

            if (element.LocalName == "img")
            {
                _plain.Append(element.GetAttribute("alt"));
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
        _plain.Break();
        if (isProse)
        {
            _prose.Break();
        }
    }
}
