using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using PilotHub.Rendering.SafeHtml;

namespace PilotHub.Rendering.Pipeline;

/// <summary>
/// Raw HTML inside Markdown, before it is parsed: complete tags of allowed elements pass on to the sanitizer, comments go, and
/// every other <c>&lt;</c> becomes text. So no element that changes how the rest is read (script, title, plaintext, svg, template)
/// reaches the parser, and what somebody wrote as a placeholder stays visible.
/// </summary>
internal static partial class RawHtml
{
    /// <summary>What may stand in a paragraph; a block element there would tear the paragraph apart.</summary>
    public static readonly FrozenSet<string> InlineElements = AllowedHtml.Phrasing;

    public static readonly FrozenSet<string> BlockElements = AllowedHtml.Elements;

    public static string Filter(string html, FrozenSet<string> allowedElements, int headingShift)
    {
        var filtered = new StringBuilder(html.Length + 16);
        var lastCommentEnd = html.LastIndexOf("-->", StringComparison.Ordinal);
        var position = 0;
        while (html.IndexOf('<', position) is var start and >= 0)
        {
            filtered.Append(html, position, start - position);
            if (start < lastCommentEnd && string.CompareOrdinal(html, start, "<!--", 0, 4) == 0)
            {
                position = html.IndexOf("-->", start, StringComparison.Ordinal) + 3;
                continue;
            }

            var tag = Tag().Match(html, start);
            if (tag.Success && allowedElements.Contains(tag.Groups["name"].Value))
            {
                Append(filtered, tag, headingShift);
                position = start + tag.Length;
            }
            else
            {
                filtered.Append("&lt;");
                position = start + 1;
            }
        }

        return filtered.Append(html, position, html.Length - position).ToString();
    }

    private static void Append(StringBuilder filtered, Match tag, int headingShift)
    {
        var name = tag.Groups["name"];
        if (HeadingLevels.Of(name.ValueSpan) is { } level)
        {
            var nameStart = name.Index - tag.Index;
            filtered.Append(tag.ValueSpan[..nameStart]).Append('h').Append(HeadingLevels.Shift(level, headingShift))
                .Append(tag.ValueSpan[(nameStart + name.Length)..]);
        }
        else
        {
            filtered.Append(tag.ValueSpan);
        }
    }

    // The open and closing tag of the CommonMark specification. The groups are atomic: what was read once is not tried again,
    // so a tag that never ends costs its length only.
    [GeneratedRegex(
        """\G<(?>/(?<name>[a-zA-Z][a-zA-Z0-9-]*)\s*>|(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?>(?>\s+[a-zA-Z_:][a-zA-Z0-9_.:-]*)(?>\s*=\s*(?>"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*(?>\s*)/?>)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
