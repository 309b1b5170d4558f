using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads tables into rows of inlines: a Markdown cell holds one line.</summary>
internal sealed partial class TableReader(BlockReader blocks)
{
    // A cell may span as many; more is a mistake or malice.
    private const int MaxSpan = 50;

    public IReadOnlyList<Block> Read(IElement element)
    {
        var table = (IHtmlTableElement)element;
        var rows = table.Rows.Where(row => row.Closest("table") == element).ToList();
        if (rows is [{ Cells: [var only] }])
        {
            // One cell is a frame around something.
            return blocks.Read(only);
        }

        var content = new List<Block>();
        if (table.Caption is { } caption)
        {
            content.AddRange(blocks.Read(caption).Select(block => block is Paragraph title ? title with { IsBare = false } : block));
        }

        if (Cells(rows) is { Count: > 0 } cells)
        {
            if (!HasHead(rows))
            {
                cells.Insert(0, [[]]);
            }

            content.Add(new Table([.. rows[0].Cells.Select(AlignmentOf)], cells));
        }

        return content;
    }

    // A table whose first row is no head has none; but Word and Google Docs mark no heads, and there the first row serves as one.
    private static bool HasHead(List<IHtmlTableRowElement> rows) =>
        rows[0].Cells.All(IsHead) || !rows.Exists(row => row.Cells.Any(IsHead));

    private static bool IsHead(IElement cell) => cell.LocalName == "th";

    private List<IReadOnlyList<IReadOnlyList<Inline>>> Cells(List<IHtmlTableRowElement> rows)
    {
        var read = new List<IReadOnlyList<IReadOnlyList<Inline>>>(rows.Count);
        var spanned = new List<int>();
        foreach (var row in rows)
        {
            var cells = new List<IReadOnlyList<Inline>>();
            var isInHead = row.Cells.All(IsHead);
            foreach (var cell in row.Cells)
            {
                FillSpanned(cells, spanned);
                var rowSpan = SpanOf(cell, "rowspan");
                var columns = SpanOf(cell, "colspan");
                for (var column = 0; column < columns; column++)
                {
                    Occupy(spanned, cells.Count, rowSpan - 1);
                    cells.Add(column == 0 ? ReadCell(cell, isInHead) : []);
                }
            }

            FillSpanned(cells, spanned);
            if (cells.Count > 0)
            {
                read.Add(cells);
            }
        }

        return read;
    }

    private static void FillSpanned(List<IReadOnlyList<Inline>> cells, List<int> spanned)
    {
        while (cells.Count < spanned.Count && spanned[cells.Count] > 0)
        {
            spanned[cells.Count]--;
            cells.Add([]);
        }
    }

    private static void Occupy(List<int> spanned, int column, int rows)
    {
        while (spanned.Count <= column)
        {
            spanned.Add(0);
        }

        spanned[column] = rows;
    }

    private static int SpanOf(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MaxSpan) : 1;

    /// <summary>The head of a row is set in bold type: Markdown knows heads of columns only.</summary>
    private IReadOnlyList<Inline> ReadCell(IElement cell, bool isInHead)
    {
        var line = OneLine(blocks.Read(cell));
        return IsHead(cell) && !isInHead ? InlineCleanup.Clean([new Span("strong", line)]) : line;
    }

    private static List<Inline> OneLine(IEnumerable<Block> content)
    {
        var line = new List<Inline>();
        foreach (var part in content.SelectMany(Lines))
        {
            if (line.Count > 0)
            {
                line.Add(new LineBreak());
            }

            line.AddRange(part);
        }

        return line;
    }

    /// <summary>The lines that stand for a block inside a cell.</summary>
    private static IEnumerable<IReadOnlyList<Inline>> Lines(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Heading heading => [[new Span("strong", heading.Text)]],
        Quote quote => quote.Blocks.SelectMany(Lines),
        ItemList list => list.Items.SelectMany((item, index) => Lines(item, list.Start + index)),
        CodeListing code => code.Text.Split('\n').Where(line => line.Length > 0).Select(line => new List<Inline> { new Code(line) }),
        Table table => table.Rows.Select(row => (IReadOnlyList<Inline>)[.. row.SelectMany((cell, column) => column == 0 ? cell : [new Text(", "), .. cell])]),
        Definitions definitions => definitions.Groups.SelectMany(group => group.Terms.Concat(group.Meanings.SelectMany(meaning => meaning.SelectMany(Lines)))),
        Details details => [details.Summary, .. details.Blocks.SelectMany(Lines)],
        Footnote note => note.Blocks.SelectMany(Lines),
        _ => [],
    };

    private static IEnumerable<IReadOnlyList<Inline>> Lines(ListItem item, int? number)
    {
        var marker = number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n}. ")
            : item.IsDone is { } done ? done ? "☑ " : "☐ "
            : "• ";
        return item.Blocks.SelectMany(Lines).Select((line, index) => (IReadOnlyList<Inline>)(index == 0 ? [new Text(marker), .. line] : line));
    }

    private static ColumnAlignment AlignmentOf(IElement cell)
    {
        var match = Alignment().Match($"{cell.ClassName} {cell.GetAttribute("style")} align-{cell.GetAttribute("align")}");
        return match.Groups[1].Value.ToLowerInvariant() switch
        {
            "left" => ColumnAlignment.Left,
            "center" => ColumnAlignment.Center,
            "right" => ColumnAlignment.Right,
            _ => ColumnAlignment.None,
        };
    }

    [GeneratedRegex(@"(?:align-|text-align\s*:\s*)(left|center|right)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alignment();
}
