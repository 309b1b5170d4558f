using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PilotHub.Tests.Rendering;

/// <summary>What the tree of rendered content may hold, written down independently of the renderer's own lists.</summary>
internal static partial class HtmlAudit
{
    private static readonly HashSet<string> Elements =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
        "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
        "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
        "wbr",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "alt", "aria-label", "class", "colspan", "decoding", "dir", "height", "href", "id", "lang", "loading", "open", "rel", "reversed", "role",
        "rowspan", "scope", "src", "start", "tabindex", "title", "width",
    ];

    /// <summary>Everything in the HTML that content must not bring along; empty when it is inert.</summary>
    public static List<string> Offences(string html)
    {
        var offences = new List<string>();
        var body = HtmlTree.Parse(html);
        foreach (var node in body.Descendants())
        {
            if (node is IElement element)
            {
                Inspect(element, offences);
            }
            else if (node is not IText)
            {
                offences.Add($"a {node.NodeType} node");
            }
        }

        if (HtmlTree.Exact(HtmlTree.Parse(body.InnerHtml)) != HtmlTree.Exact(body))
        {
            offences.Add("it changes when it is written and read again");
        }

        return offences;
    }

    private static void Inspect(IElement element, List<string> offences)
    {
        if (element is not IHtmlElement || !Elements.Contains(element.LocalName))
        {
            offences.Add($"<{element.LocalName}>");
        }

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name) || attribute.NamespaceUri is not null)
            {
                offences.Add($"attribute {attribute.Name}");
            }

            if (attribute.Name is "href" or "src" && !IsHarmless(attribute.Value))
            {
                offences.Add($"{attribute.Name}={attribute.Value}");
            }

            if (attribute.Name == "src" && SchemeOf(attribute.Value) is not null)
            {
                offences.Add($"a request to {attribute.Value}");
            }

            if (attribute.Name == "id" && !attribute.Value.StartsWith("content-", StringComparison.Ordinal))
            {
                offences.Add($"an id of its own: {attribute.Value}");
            }
        }
    }

    private static bool IsHarmless(string address) => SchemeOf(address) is null or "http" or "https" or "mailto" or "//";

    // What a browser strips before it looks for a scheme, and more.
    private static string? SchemeOf(string address)
    {
        var bare = new string([.. address.Where(c => c > ' ' && !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        if (bare.StartsWith("//", StringComparison.Ordinal) || bare.StartsWith("/\\", StringComparison.Ordinal) || bare.StartsWith('\\'))
        {
            return "//";
        }

        var scheme = Scheme().Match(bare);
        return scheme.Success ? scheme.Groups[1].Value.ToLowerInvariant() : null;
    }

    [GeneratedRegex("^([a-zA-Z][a-zA-Z0-9+.-]*):", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
