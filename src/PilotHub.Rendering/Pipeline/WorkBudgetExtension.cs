using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PilotHub.Rendering.Pipeline;

/// <summary>
/// Between blocks and inlines: the inline parser takes time with the square of a block's delimiters, so a document gets a
/// budget for those squares. A block that no longer fits is left as text; a document thereby takes linear time plus a constant.
/// </summary>
internal sealed class WorkBudgetExtension(int maxNestingDepth) : IMarkdownExtension
{
    // The block parser looks up some blocks among their siblings, from the first one on.
    private const int MaxSiblings = 10_000;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // Parsers that claim a character are asked before those that claim none; a line can begin either way.
        var claimed = pipeline.BlockParsers.SelectMany(parser => parser.OpeningCharacters ?? []).Distinct().ToArray();
        pipeline.BlockParsers.Insert(0, new DocumentWatch(claimed, maxNestingDepth));
        pipeline.BlockParsers.Insert(0, new DocumentWatch(null, maxNestingDepth));
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <summary>
    /// Opens no block, but is asked before any is: the one place to stop nesting while it grows, since each line costs time for
    /// all open blocks, and to see the document before its inlines.
    /// </summary>
    private sealed class DocumentWatch : BlockParser
    {
        private static readonly object Watched = new();

        private readonly int _maxNestingDepth;

        public DocumentWatch(char[]? openingCharacters, int maxNestingDepth)
        {
            OpeningCharacters = openingCharacters;
            _maxNestingDepth = maxNestingDepth;
        }

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (!processor.Document.ContainsData(Watched))
            {
                processor.Document.SetData(Watched, Watched);
                processor.Document.ProcessInlinesBegin += (inlines, _) => SpendOn(inlines.Document);
            }

            var depth = 0;
            for (Block? open = processor.CurrentContainer; open is not null; open = open.Parent)
            {
                depth++;
            }

            if (depth > _maxNestingDepth)
            {
                throw new RenderingLimitException(RenderingFallback.TooDeep);
            }

            return processor.CurrentContainer?.Count > MaxSiblings
                ? throw new RenderingLimitException(RenderingFallback.TooComplex)
                : BlockState.None;
        }
    }

    private static void SpendOn(MarkdownDocument document)
    {
        var budget = new WorkBudget();
        var containers = new Stack<ContainerBlock>([document]);
        while (containers.TryPop(out var container))
        {
            foreach (var block in container)
            {
                if (block is ContainerBlock inner)
                {
                    containers.Push(inner);
                }
                else if (block is LeafBlock { ProcessInlines: true } leaf && !budget.TrySpend(leaf.Lines))
                {
                    leaf.ProcessInlines = false;
                    leaf.Inline = new ContainerInline().AppendChild(new LiteralInline(leaf.Lines.ToString()));
                }
            }
        }
    }
}
