using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PilotHub.Rendering.Pipeline;

/// <summary>
/// The text of a Markdown document as a reader sees it, without making it HTML first: the same as <see cref="SafeHtml.ContentText"/> reads
/// off the page, many times faster.
/// </summary>
internal sealed class MarkdownText
{
    private readonly BlockText _text = new();
    private readonly int _maxDepth;
    private int _depth;

    private MarkdownText(int maxDepth) => _maxDepth = maxDepth;

    /// <summary>The text; null where it has to be rendered to tell: it holds raw HTML, or nests deeper than that.</summary>
    public static string? TryRead(MarkdownDocument document, int maxDepth)
    {
        var text = new MarkdownText(maxDepth);
        return text.TryReadBlocks(document) ? text._text.ToString() : null;
    }

    private bool TryReadBlocks(ContainerBlock blocks)
    {
        if (_depth == _maxDepth)
        {
            return false;
        }

        _depth++;
        var isRead = blocks.All(TryReadBlock);
        _depth--;
        return isRead;
    }

    private bool TryReadBlock(Block block)
    {
        switch (block)
        {
            case HtmlBlock:
                return false;
            case LinkReferenceDefinitionGroup:
                return true;
            case TableCell cell:
                _text.Append(" ");
                return cell.All(content => content is ParagraphBlock paragraph ? TryReadInlines(paragraph.Inline) : TryReadBlock(content));
            default:
                _text.Break();
                var isRead = TryReadContent(block);
                _text.Break();
                return isRead;
        }
    }

    private bool TryReadContent(Block block)
    {
        switch (block)
        {
            case CodeBlock code:
                foreach (var line in code.Lines.Lines.AsSpan(0, code.Lines.Count))
                {
                    _text.Append(line.Slice.AsSpan(), isPreformatted: true);
                    _text.Append("\n", isPreformatted: true);
                }

                return true;
            case LeafBlock leaf:
                return TryReadInlines(leaf.Inline);
            case ContainerBlock container:
                return TryReadBlocks(container);
            default:
                return true;
        }
    }

    private bool TryReadInlines(ContainerInline? inlines)
    {
        if (_depth == _maxDepth)
        {
            return false;
        }

        _depth++;
        var isRead = inlines?.All(TryReadInline) ?? true;
        _depth--;
        return isRead;
    }

    private bool TryReadInline(Inline inline)
    {
        switch (inline)
        {
            case HtmlInline:
                return false;
            // A line's end that nothing follows is not written.
            case FootnoteLink or TaskList or LineBreakInline { NextSibling: null }:
                return true;
            case LiteralInline literal:
                _text.Append(literal.Content.AsSpan());
                return true;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan());
                return true;
            case CodeInline code:
                _text.Append(code.ContentSpan);
                return true;
            case AutolinkInline link:
                _text.Append(link.Url);
                return true;
            case LineBreakInline { IsHard: true } when !inline.FindParentOfType<LinkInline>().Any(link => link.IsImage):
                _text.Break();
                return true;
            case LineBreakInline:
                _text.Append(" ");
                return true;
            case DelimiterInline delimiter:
                _text.Append(delimiter.ToLiteral());
                return TryReadInlines(delimiter);
            case ContainerInline container:
                return TryReadInlines(container);
            default:
                return true;
        }
    }
}
