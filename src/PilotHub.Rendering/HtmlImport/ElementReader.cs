using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads an element that is a block, or holds blocks.</summary>
internal sealed class ElementReader(BlockReader blocks, Clutter clutter, InlineReader inlines, Footnotes footnotes)
{
    private readonly ListReader _lists = new(blocks, inlines);
    private readonly TableReader _tables = new(blocks);
    private readonly MacroReader _macros = new(blocks);
    private readonly List<Footnote> _notes = [];

    /// <summary>The footnotes that were met on the way; they stand at the end, wherever they were.</summary>
    public IReadOnlyList<Footnote> Notes => _notes;

    public IReadOnlyList<Block> Read(IElement element) => TryReadNote(element) || TryReadNotes(element) ? [] : element.LocalName switch
    {
        "p" when !clutter.HoldsBlocks(element) => ReadParagraph(element),
        ['h', >= '1' and <= '6'] when !clutter.HoldsBlocks(element) => ReadHeading(element.LocalName[1] - '0', element),
        "hr" => [new Rule()],
        "pre" => [CodeReader.Read(element)],
        "ul" or "ol" or "ac:task-list" => ReadList(element),
        "div" when element.HasAttribute("data-task-list-local-id") => ReadList(element),
        "blockquote" => blocks.Quoted(null, () => blocks.Read(element)),
        "table" => _tables.Read(element),
        "dl" => _lists.ReadDefinitions(element),
        "details" => [ReadDetails(element)],
        "ac:structured-macro" => _macros.Read(element),
        _ => ReadContainer(element),
    };

    private bool TryReadNote(IElement element)
    {
        if (footnotes.LabelOfNote(element) is not { } label)
        {
            return false;
        }

        _notes.Add(new Footnote(label, element.LocalName == "p" ? Paragraphs(element) : blocks.Read(element)));
        return true;
    }

    /// <summary>The list of footnotes that our own pages end with.</summary>
    private bool TryReadNotes(IElement element) =>
        element.ParentElement?.LocalName == "section" && element.Children.Aggregate(false, (any, child) => TryReadNote(child) || any);

    private IReadOnlyList<Block> ReadParagraph(IElement element)
    {
        var classes = element.ClassList;
        if (classes.Contains("MsoTitle"))
        {
            return ReadHeading(1, element);
        }

        if (classes.Contains("MsoQuote") || classes.Contains("MsoIntenseQuote"))
        {
            return blocks.Quoted(null, () => Paragraphs(element));
        }

        // Google puts a paragraph without meaning into each item of a list.
        return Paragraphs(element, isBare: element.GetAttribute("role") == "presentation");
    }

    private List<Block> Paragraphs(IElement element, bool isBare = false) => LineRun.Paragraphs(inlines.Read(element.ChildNodes), isBare);

    private Heading[] ReadHeading(int level, IElement element)
    {
        // Word and Google Docs make a heading bold as a whole, by <b> or style; a <strong> somebody meant.
        var text = inlines.Read(element.ChildNodes);
        if (text is [Span { Element: "strong" } only] && element.FirstElementChild?.LocalName != "strong")
        {
            text = only.Content;
        }

        return text.Count > 0 ? [new Heading(level, text)] : [];
    }

    private IReadOnlyList<Block> ReadList(IElement element) => blocks.Nested(() => _lists.Read(element), () => blocks.Read(element));

    private Details ReadDetails(IElement element)
    {
        var summary = element.Children.FirstOrDefault(child => child.LocalName == "summary");
        return new Details(
            summary is null ? [] : inlines.Read(summary.ChildNodes),
            blocks.Read(element.ChildNodes.Where(node => node != summary)));
    }

    private IReadOnlyList<Block> ReadContainer(IElement element)
    {
        var kind = ConfluenceMacro.NoteKind(element) ?? Array.Find(MarkdownNotes.Kinds, kind => element.ClassList.Contains(MarkdownNotes.ClassOf(kind)));
        if (kind is not null)
        {
            return blocks.Quoted(kind, () => blocks.Read(element));
        }

        // A container separates its text from what stands around it.
        var content = blocks.Read(element);
        return element.ParentElement?.LocalName == "li"
            ? content
            : [.. content.Select(block => block is Paragraph { IsBare: true } bare ? bare with { IsBare = false } : block)];
    }
}
