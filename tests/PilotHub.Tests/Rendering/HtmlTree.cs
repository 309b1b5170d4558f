using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PilotHub.Tests.Rendering;

/// <summary>HTML as the tree that a browser makes of it, for comparing and inspecting.</summary>
internal static class HtmlTree
{
    private static readonly string[] Phrasing =
    [
        "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
        "strong", "sub", "sup", "u", "var",
    ];

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = true });

    public static IElement Parse(string html) => Parser.ParseDocument("<!doctype html><html><head></head><body>" + html).Body!;

    /// <summary>The tree as text, independent of the order of attributes, of entities, of comments, and of white space between blocks.</summary>
    public static string Normalize(string html)
    {
        var body = Parse(html);
        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        body.Normalize();
        var text = new StringBuilder();
        WriteChildren(text, body);
        return text.ToString();
    }

    /// <summary>The tree exactly as it is.</summary>
    public static string Exact(IElement body) => body.ChildNodes.Aggregate(new StringBuilder(), WriteExact).ToString();

    private static StringBuilder WriteExact(StringBuilder text, INode node)
    {
        if (node is not IElement element)
        {
            return text.Append('{').Append(node.NodeName).Append(':').Append(node.NodeValue).Append('}');
        }

        text.Append('<').Append(element.NamespaceUri).Append(' ').Append(element.LocalName);
        WriteAttributes(text, element);
        return element.ChildNodes.Aggregate(text.Append('>'), WriteExact).Append("</>");
    }

    private static void WriteChildren(StringBuilder text, IElement parent)
    {
        var isPreformatted = parent.Closest("pre") is not null;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
            {
                text.Append('<').Append(element.LocalName);
                WriteAttributes(text, element);
                WriteChildren(text.Append('>'), element);
                text.Append("</").Append(element.LocalName).Append('>');
            }
            else if (isPreformatted)
            {
                text.Append(child.NodeValue);
            }
            else if (!string.IsNullOrWhiteSpace(child.NodeValue) || (IsPhrasing(child.PreviousSibling) && IsPhrasing(child.NextSibling)))
            {
                text.Append(Collapse(child));
            }
        }
    }

    private static void WriteAttributes(StringBuilder text, IElement element)
    {
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            text.Append(' ').Append(attribute.Name).Append('=').Append('"').Append(attribute.Value.Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }
    }

    private static string Collapse(INode node)
    {
        var words = string.Join(' ', node.NodeValue.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var before = char.IsWhiteSpace(node.NodeValue[0]) && IsPhrasing(node.PreviousSibling) ? " " : "";
        var after = char.IsWhiteSpace(node.NodeValue[^1]) && IsPhrasing(node.NextSibling) && words.Length > 0 ? " " : "";
        return before + words + after;
    }

    private static bool IsPhrasing(INode? node) => node is IElement element && Phrasing.Contains(element.LocalName) && element.LocalName != "br";
}
