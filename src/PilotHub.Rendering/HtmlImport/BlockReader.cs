using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads the blocks of a document.</summary>
internal sealed class BlockReader
{
    // Deeper lists and quotations become flat; the renderer would show text that nests without end as it is written.
    private const int MaxNesting = 12;

    private readonly Clutter _clutter;
    private readonly Footnotes _footnotes;
    private readonly InlineReader _inlines;
    private readonly ListReader _lists;
    private readonly WordLists _wordLists;
    private readonly TableReader _tables;
    private readonly MacroReader _macros;
    private readonly List<Footnote> _notes = [];
    private int _nesting;

    private BlockReader(IElement root)
    {
        _clutter = new Clutter(root);
        _footnotes = new Footnotes(root);
        _inlines = new InlineReader(_footnotes);
        _lists = new ListReader(this, _inlines);
        _wordLists = new WordLists(_inlines);
        _tables = new TableReader(this);
        _macros = new MacroReader(this);
    }

    public static IReadOnlyList<Block> ReadDocument(IElement body)
    {
        var reader = new BlockReader(body);
        var blocks = reader.Read(body);
        return [.. blocks, .. reader._notes];
    }

    public List<Block> Read(IElement container) => Read(container.ChildNodes);

    public List<Block> Read(IEnumerable<INode> nodes)
    {
        var blocks = new List<Block>();
        var run = new List<INode>();
        var wordItems = new List<WordListItem>();
        foreach (var node in nodes.Where(node => !Clutter.IsDropped(node)))
        {
            if (!_clutter.IsBlock(node))
            {
                run.Add(node);
                continue;
            }

            EndRun();
            var element = (IElement)node;
            if (_wordLists.TryReadItem(element) is { } item)
            {
                wordItems.Add(item);
                continue;
            }

            EndWordList();
            ReadBlock(element, blocks);
        }

        EndRun();
        EndWordList();
        return blocks;

        void EndRun()
        {
            var paragraphs = Paragraphs(run, isBare: true);
            run.Clear();
            if (paragraphs.Count > 0)
            {
                EndWordList();
                blocks.AddRange(paragraphs);
            }
        }

        void EndWordList()
        {
            blocks.AddRange(WordLists.Build(wordItems));
            wordItems.Clear();
        }
    }

    public IReadOnlyList<Block> Nested(Func<IReadOnlyList<Block>> read, Func<IReadOnlyList<Block>> flat)
    {
        if (_nesting >= MaxNesting)
        {
            return flat();
        }

        _nesting++;
        try
        {
            return read();
        }
        finally
        {
            _nesting--;
        }
    }

    public IReadOnlyList<Block> Quoted(string? kind, Func<List<Block>> read) =>
        Nested(() => read() is { Count: > 0 } inner ? [new Quote(inner, kind)] : [], read);

    private void ReadBlock(IElement element, List<Block> blocks)
    {
        if (TryReadNote(element) || TryReadNotes(element))
        {
            return;
        }

        switch (element.LocalName)
        {
            case "p" when !_clutter.HoldsBlocks(element):
                ReadParagraph(element, blocks);
                break;
            case ['h', >= '1' and <= '6'] when !_clutter.HoldsBlocks(element):
                AddHeading(element.LocalName[1] - '0', element, blocks);
                break;
            case "hr":
                blocks.Add(new Rule());
                break;
            case "pre":
                blocks.Add(CodeReader.Read(element));
                break;
            case "ul" or "ol" or "ac:task-list":
                blocks.AddRange(Nested(() => _lists.Read(element), () => Read(element)));
                break;
            case "blockquote":
                blocks.AddRange(Quoted(null, () => Read(element)));
                break;
            case "table":
                blocks.AddRange(_tables.Read(element));
                break;
            case "dl":
                blocks.AddRange(_lists.ReadDefinitions(element));
                break;
            case "details":
                ReadDetails(element, blocks);
                break;
            case "ac:structured-macro":
                blocks.AddRange(_macros.Read(element));
                break;
            default:
                ReadContainer(element, blocks);
                break;
        }
    }

    private bool TryReadNote(IElement element)
    {
        if (_footnotes.LabelOfNote(element) is not { } label)
        {
            return false;
        }

        _notes.Add(new Footnote(label, ReadParagraphOrBlocks(element)));
        return true;
    }

    /// <summary>The list of footnotes that our own pages end with.</summary>
    private bool TryReadNotes(IElement element) =>
        element.ParentElement?.LocalName == "section" && element.Children.Aggregate(false, (any, child) => TryReadNote(child) || any);

    private void ReadParagraph(IElement element, List<Block> blocks)
    {
        var classes = element.ClassList;
        if (classes.Contains("MsoTitle"))
        {
            AddHeading(1, element, blocks);
        }
        else if (classes.Contains("MsoQuote") || classes.Contains("MsoIntenseQuote"))
        {
            blocks.AddRange(Quoted(null, () => Paragraphs(element.ChildNodes, isBare: false)));
        }
        else
        {
            // Google puts a paragraph without meaning into each item of a list.
            blocks.AddRange(Paragraphs(element.ChildNodes, isBare: element.GetAttribute("role") == "presentation"));
        }
    }

    private void ReadContainer(IElement element, List<Block> blocks)
    {
        var kind = ConfluenceMacro.NoteKind(element) ?? Array.Find(MarkdownNotes.Kinds, kind => element.ClassList.Contains(MarkdownNotes.ClassOf(kind)));
        if (kind is not null)
        {
            blocks.AddRange(Quoted(kind, () => Read(element)));
            return;
        }

        // A container separates its text from what stands around it.
        blocks.AddRange(Read(element).Select(block => block is Paragraph { IsBare: true } bare && element.ParentElement?.LocalName != "li" ? bare with { IsBare = false } : block));
    }

    private void ReadDetails(IElement element, List<Block> blocks)
    {
        var summary = element.Children.FirstOrDefault(child => child.LocalName == "summary");
        blocks.Add(new Details(
            summary is null ? [] : _inlines.Read(summary.ChildNodes),
            Read(element.ChildNodes.Where(node => node != summary))));
    }

    private void AddHeading(int level, IElement element, List<Block> blocks)
    {
        // Word and Google Docs make a heading bold as a whole, by <b> or style; a <strong> somebody meant.
        var text = _inlines.Read(element.ChildNodes);
        if (text is [Span { Element: "strong" } only] && element.FirstElementChild?.LocalName != "strong")
        {
            text = only.Content;
        }

        if (text.Count > 0)
        {
            blocks.Add(new Heading(level, text));
        }
    }

    private List<Block> ReadParagraphOrBlocks(IElement element) =>
        element.LocalName == "p" ? Paragraphs(element.ChildNodes, isBare: false) : Read(element);

    private List<Block> Paragraphs(IEnumerable<INode> nodes, bool isBare) => LineRun.Paragraphs(_inlines.Read(nodes), isBare);
}
