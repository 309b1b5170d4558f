using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads Word's lists, which are paragraphs with a level, a marker in their text and a style that says so.</summary>
internal sealed partial class WordLists(InlineReader inlines)
{
    private const int MaxLevel = 9;

    /// <summary>The item that a paragraph of Word stands for; null for any other block.</summary>
    public WordListItem? TryReadItem(IElement element)
    {
        if (element.LocalName != "p")
        {
            return null;
        }

        var level = WordLevel().Match(element.GetAttribute("style") ?? "");
        if (level.Success)
        {
            var marker = element.QuerySelectorAll("[style*='mso-list']").FirstOrDefault(IsMarker)?.TextContent.Trim() ?? "";
            return inlines.Read(element.ChildNodes) is { Count: > 0 } words
                ? new WordListItem(Math.Clamp(int.Parse(level.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, MaxLevel), NumberOf(marker), words)
                : null;
        }

        return element.ClassName?.StartsWith("MsoListParagraph", StringComparison.Ordinal) == true
            && inlines.Read(element.ChildNodes) is [Text first, ..] text && Bullet().Match(first.Value) is { Success: true } bullet
            ? new WordListItem(1, null, [new Text(first.Value[bullet.Length..]), .. text.Skip(1)])
            : null;
    }

    /// <summary>The list, nested by levels, that a row of Word's paragraphs stands for.</summary>
    public static IReadOnlyList<Block> Build(IReadOnlyList<WordListItem> items)
    {
        var lists = new List<Block>();
        for (var i = 0; i < items.Count;)
        {
            var level = items[i].Level;
            var isNumbered = items[i].Number is not null;
            var start = items[i].Number;
            var built = new List<ListItem>();
            while (i < items.Count && (items[i].Level > level || (items[i].Level == level && items[i].Number is not null == isNumbered)))
            {
                var end = i + 1;
                while (end < items.Count && items[end].Level > level)
                {
                    end++;
                }

                built.Add(new ListItem(null, [new Paragraph(items[i].Text, IsBare: true), .. Build([.. items.Skip(i + 1).Take(end - i - 1)])]));
                i = end;
            }

            lists.Add(new ItemList(start, built));
        }

        return lists;
    }

    private static bool IsMarker(IElement element) => Marker().IsMatch(element.GetAttribute("style")!);

    // Letters and Roman numerals count as one: Markdown numbers with digits.
    private static int? NumberOf(string marker) => Numbering().Match(marker) is { Success: true } match
        ? int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 1
        : null;

    [GeneratedRegex(@"mso-list\s*:[^;:]*\blevel([0-9]{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordLevel();

    [GeneratedRegex(@"mso-list\s*:\s*Ignore", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\(?(?:[0-9]+\.)*([0-9]{1,8}|[A-Za-z]{1,5})[.)]", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^[·•▪§o–-][\s\u00a0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
