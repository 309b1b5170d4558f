using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace PilotHub.Rendering.Pipeline;

/// <summary>Fits the content's headings under those of the page: its highest becomes a given level, the others keep their distance.</summary>
internal static partial class HeadingLevels
{
    private const int Lowest = 6;

    /// <summary>Sets the levels of the Markdown headings and returns the shift, which headings in raw HTML get when they are written.</summary>
    public static int Raise(MarkdownDocument document, int topLevel)
    {
        var headings = new List<HeadingBlock>();
        var highest = Lowest + 1;
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                headings.Add(heading);
                highest = Math.Min(highest, heading.Level);
            }
            else if (block is HtmlBlock html)
            {
                var text = html.Lines.ToString();
                foreach (var tag in RawHeading().EnumerateMatches(text))
                {
                    highest = Math.Min(highest, text[tag.Index + 2] - '0');
                }
            }
        }

        var shift = highest > Lowest ? 0 : topLevel - highest;
        headings.ForEach(heading => heading.Level = Shift(heading.Level, shift));
        return shift;
    }

    /// <summary>The level of a heading element's name; null for any other element.</summary>
    public static int? Of(ReadOnlySpan<char> elementName) =>
        elementName.Length == 2 && elementName[0] is 'h' or 'H' && elementName[1] is >= '1' and <= '6' ? elementName[1] - '0' : null;

    public static int Shift(int level, int shift) => Math.Min(level + shift, Lowest);

    [GeneratedRegex("<[hH][1-6](?=[ \t\r\n>])", RegexOptions.CultureInvariant)]
    private static partial Regex RawHeading();
}
