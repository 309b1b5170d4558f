using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>One document's nodes told apart: what goes, what is a block or holds blocks, and what is inline.</summary>
internal sealed partial class Clutter
{
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "svg", "math", "object", "embed", "applet", "canvas",
        "audio", "map", "select", "input", "textarea", "button", "datalist", "nav", "colgroup", "col", "xml", "ac:parameter", "ac:placeholder",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "ac:structured-macro", "ac:task-list", "ac:layout-cell",
    }.ToFrozenSet();

    // An inline element around blocks (a pasted document in a <b>, a card in a link) is only a wrapper.
    private readonly HashSet<IElement> _wrappers = [];

    public Clutter(IElement root)
    {
        foreach (var block in root.QuerySelectorAll("*").Where(IsBlockElement))
        {
            // Each ancestor is marked once, so this takes linear time.
            for (var parent = block.ParentElement; parent is not null && parent != root && _wrappers.Add(parent); parent = parent.ParentElement)
            {
            }
        }
    }

    public bool IsBlock(INode node) => node is IElement element && (IsBlockElement(element) || _wrappers.Contains(element));

    /// <summary>Whether there are blocks inside.</summary>
    public bool HoldsBlocks(IElement element) => _wrappers.Contains(element);

    public static bool IsDropped(INode node) => node switch
    {
        IText => false,
        IElement element => Dropped.Contains(element.LocalName) || IsHidden(element),
        _ => true,
    };

    private static bool IsBlockElement(IElement element) => Blocks.Contains(element.LocalName) && !ConfluenceMacro.IsInline(element);

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.ClassName is { } names && Generated().IsMatch(names))
        || (element.GetAttribute("style") is { } style && Hidden().IsMatch(style));

    // What a program makes anew: tables of contents, permalinks, back links, the headings of notes.
    [GeneratedRegex(
        @"(?:^|\s)(?:MsoToc\w*|toc-macro|Apple-interchange-newline|footnote-back|markdown-alert-title|headerlink|anchorjs-link)(?:\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Generated();

    // Word writes the bullets of its lists into the text, and says so.
    [GeneratedRegex(@"display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*Ignore", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
