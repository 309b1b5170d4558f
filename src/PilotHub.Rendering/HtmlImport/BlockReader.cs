using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads a row of nodes: elements that are blocks, and the runs of inlines and Word's list items between them.</summary>
internal sealed class BlockReader
{
    // Deeper lists and quotations become flat; the renderer would show text that nests without end as it is written.
    private const int MaxNesting = 12;

    private readonly Clutter _clutter;
    private readonly InlineReader _inlines;
    private readonly WordLists _wordLists;
    private readonly ElementReader _elements;
    private int _nesting;

    private BlockReader(IElement root)
    {
        _clutter = new Clutter(root);
        var footnotes = new Footnotes(root);
        _inlines = new InlineReader(footnotes);
        _wordLists = new WordLists(_inlines);
        _elements = new ElementReader(this, _clutter, _inlines, footnotes);
    }

    public static IReadOnlyList<Block> ReadDocument(IElement body)
    {
        var reader = new BlockReader(body);
        var blocks = reader.Read(body);
        return [.. blocks, .. reader._elements.Notes];
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
            blocks.AddRange(_elements.Read(element));
        }

        EndRun();
        EndWordList();
        return blocks;

        void EndRun()
        {
            var paragraphs = LineRun.Paragraphs(_inlines.Read(run), isBare: true);
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

    /// <summary>Reads what is one level deeper than the rest; flat, where it would be too deep.</summary>
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
}
