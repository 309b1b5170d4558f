using System.Globalization;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Writes blocks as Markdown.</summary>
internal static class MarkdownWriter
{
    public static string Write(IReadOnlyList<Block> blocks) => string.Join('\n', Lines(blocks, isTight: false, isTopLevel: true));

    private static List<string> Lines(IReadOnlyList<Block> blocks, bool isTight, bool isTopLevel = false)
    {
        var lines = new List<string>();
        Block? previous = null;
        var usesOtherMarker = false;
        foreach (var block in blocks)
        {
            if (previous is not null && !(isTight && CanTouch(previous, block)))
            {
                lines.Add("");
            }

            // Two lists in a row would become one if they had the same marker.
            usesOtherMarker = block is ItemList list && previous is ItemList before && list.Start is null == before.Start is null && !usesOtherMarker;
            lines.AddRange(Lines(block, usesOtherMarker, isTopLevel));
            previous = block;
        }

        return lines;
    }

    private static IEnumerable<string> Lines(Block block, bool usesOtherMarker, bool isTopLevel) => block switch
    {
        Paragraph paragraph => InlineWriter.Write(paragraph.Text, InlineContext.Paragraph).Split('\n').Select(MarkdownText.EscapeLineStart),
        Heading heading => [HeadingLine(heading)],
        Rule => ["***"],
        CodeListing code => CodeLines(code),
        Quote quote => QuoteLines(quote, isTopLevel),
        ItemList list => ListLines(list, usesOtherMarker),
        Table table => TableWriter.Lines(table),
        Definitions definitions => DefinitionLines(definitions),
        Details details => [$"<details><summary>{InlineHtml.Write(details.Summary)}</summary>", "", .. Lines(details.Blocks, isTight: false, isTopLevel), "", "</details>"],
        Footnote note => Item($"[^{note.Label}]: ", "    ", Lines(note.Blocks, isTight: false)),
        _ => throw new InvalidOperationException($"No Markdown is known for {block.GetType().Name}."),
    };

    /// <summary>Whether a block may follow another without a blank line, which would make a tight list loose.</summary>
    private static bool CanTouch(Block previous, Block next) => (previous, next) switch
    {
        (Paragraph, ItemList list) => list.Start is null or 1,
        (Paragraph or ItemList or Quote, CodeListing or Heading or Rule) => true,
        (Paragraph or ItemList, Quote) => true,
        (ItemList or Quote, ItemList) => true,
        (Heading or CodeListing or Rule, not (Definitions or Details or Table)) => true,
        _ => false,
    };

    private static string HeadingLine(Heading heading)
    {
        var text = InlineWriter.Write(heading.Text, InlineContext.Line);

        // Number signs at the end would be taken for the heading's closing ones.
        var body = text.TrimEnd('#');
        return $"{new string('#', heading.Level)} {(body.Length < text.Length ? $"{body}\\{text[body.Length..]}" : text)}";
    }

    private static IEnumerable<string> CodeLines(CodeListing code)
    {
        var lines = code.Text.Split('\n');
        var longest = lines.Max(line => line.TrimStart() is var text ? text.Length - text.TrimStart('`').Length : 0);
        var fence = new string('`', Math.Max(3, longest + 1));

        return [fence + code.Language, .. code.Text.Length == 0 ? [] : lines, fence];
    }

    private static IEnumerable<string> QuoteLines(Quote quote, bool isTopLevel)
    {
        // Inside other blocks a note is not read as one; there it is a quotation.
        IEnumerable<string> lines = Lines(quote.Blocks, isTight: false);
        return (quote.NoteKind is { } kind && isTopLevel ? lines.Prepend($"[!{kind}]") : lines).Select(line => line.Length == 0 ? ">" : "> " + line);
    }

    private static IEnumerable<string> ListLines(ItemList list, bool usesOtherMarker)
    {
        var isLoose = list.Items.Any(item => item.Blocks.Any(block => block is Paragraph { IsBare: false }));
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0 && isLoose)
            {
                yield return "";
            }

            var item = list.Items[i];
            var marker = list.Start is { } start
                ? string.Create(CultureInfo.InvariantCulture, $"{start + i}{(usesOtherMarker ? ')' : '.')} ")
                : usesOtherMarker ? "* " : "- ";
            var task = item.IsDone is { } done ? done ? "[x] " : "[ ] " : "";
            foreach (var line in Item(marker + task, new string(' ', marker.Length), Lines(item.Blocks, !isLoose)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> DefinitionLines(Definitions definitions)
    {
        var isFirst = true;
        foreach (var group in definitions.Groups)
        {
            if (!isFirst)
            {
                yield return "";
            }

            isFirst = false;
            foreach (var term in group.Terms)
            {
                yield return MarkdownText.EscapeLineStart(InlineWriter.Write(term, InlineContext.Line));
            }

            foreach (var meaning in group.Meanings)
            {
                // No blank line before it, as there may be outside of lists: within one it would not be read as a meaning.
                var isTight = !meaning.Any(block => block is Paragraph { IsBare: false });
                foreach (var line in Item(group.Terms.Count > 0 ? ":   " : "", group.Terms.Count > 0 ? "    " : "", Lines(meaning, isTight)))
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<string> Item(string marker, string indent, IReadOnlyList<string> lines) =>
        lines.Select((line, index) => index == 0 ? marker + line : line.Length == 0 ? "" : indent + line);
}
