using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PilotHub.Rendering.Pipeline;

/// <summary>Renderers for what Markdig writes with inputs, inline styles, inline SVG or English words.</summary>
internal sealed class ContentRenderers : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        var renderers = renderer.ObjectRenderers;
        renderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskRenderer());
        renderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnotesRenderer());
        renderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkRenderer());
        renderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderers.ReplaceOrAdd<HtmlBlockRenderer>(new RawBlockRenderer());
        renderers.ReplaceOrAdd<HtmlInlineRenderer>(new RawInlineRenderer());

        // The heading of a note is a word in the reader's language; it is added where the language is known.
        renderers.ReplaceOrAdd<AlertBlockRenderer>(new AlertBlockRenderer { RenderKind = static (_, _) => { } });
    }

    /// <summary>A symbol, because no form control may come from content; screen readers name it in their own language.</summary>
    private sealed class TaskRenderer : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList obj)
        {
            if (renderer.EnableHtmlForInline)
            {
                renderer.Write(obj.Checked ? "<span class=\"task task-done\">☑</span>" : "<span class=\"task task-open\">☐</span>");
            }
        }
    }

    private sealed class FootnotesRenderer : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<section class=\"footnotes\"><ol>");
            foreach (var footnote in obj.OfType<Footnote>())
            {
                renderer.WriteLine($"<li id=\"fn-{footnote.Order}\">");
                renderer.WriteChildren(footnote);
                renderer.WriteLine("</li>");
            }

            renderer.WriteLine("</ol></section>");
        }
    }

    private sealed class FootnoteLinkRenderer : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
        {
            // Not within the alternative text of an image.
            if (renderer.EnableHtmlForInline)
            {
                renderer.Write(obj.IsBackLink
                    ? $" <a href=\"#fnref-{obj.Index}\" class=\"footnote-back\">↩</a>"
                    : $"<sup><a id=\"fnref-{obj.Index}\" href=\"#fn-{obj.Footnote.Order}\" class=\"footnote-ref\">{obj.Footnote.Order}</a></sup>");
            }
        }
    }

    private sealed class ScrollingTableRenderer : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            foreach (var row in table.OfType<TableRow>())
            {
                for (var i = 0; i < row.Count; i++)
                {
                    if (AlignmentClass(table, i) is { } alignment)
                    {
                        row[i].GetAttributes().AddClass(alignment);
                    }
                }
            }

            // What is left here would be written as an inline style.
            table.ColumnDefinitions.Clear();
            renderer.EnsureLine();
            renderer.WriteLine("<div class=\"table-scroll\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }

        private static string? AlignmentClass(Table table, int column) =>
            (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
            {
                TableColumnAlign.Left => "align-left",
                TableColumnAlign.Center => "align-center",
                TableColumnAlign.Right => "align-right",
                _ => null,
            };
    }

    private sealed class RawBlockRenderer : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
        {
            renderer.EnsureLine();
            renderer.WriteLine(((ContentHtmlRenderer)renderer).FilterRaw(obj.Lines.ToString(), RawHtml.BlockElements));
        }
    }

    private sealed class RawInlineRenderer : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline obj) =>
            renderer.Write(((ContentHtmlRenderer)renderer).FilterRaw(obj.Tag, RawHtml.InlineElements));
    }
}
