using System.Collections.Frozen;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>All that may come out of content. Everything else is text, or is dropped.</summary>
internal static class AllowedHtml
{
    public static readonly FrozenSet<string> Phrasing = Set(
        "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
        "strong", "sub", "sup", "u", "var", "wbr");

    public static readonly FrozenSet<string> Elements = Set(
    [
        .. Phrasing,
        "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]);

    // No name (it clobbers document properties), no style, nothing that begins with "on". An id is kept for anchors, but prefixed.
    public static readonly FrozenSet<string> Attributes = Set(
        "alt", "class", "colspan", "dir", "height", "href", "id", "lang", "open", "reversed", "rowspan", "scope", "src", "start", "title", "width");

    public static readonly FrozenSet<string> Schemes = Set("http", "https", "mailto");

    /// <summary>Class names with a meaning in the style sheet; beside them <c>language-…</c> on code.</summary>
    public static readonly FrozenSet<string> Classes = Set(
        "align-center", "align-left", "align-right", "contains-task-list", "external", "footnote-back", "footnote-ref", "footnotes",
        "markdown-alert", "markdown-alert-caution", "markdown-alert-important", "markdown-alert-note", "markdown-alert-tip",
        "markdown-alert-title", "markdown-alert-warning", "table-scroll", "task", "task-done", "task-list-item", "task-open");

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
