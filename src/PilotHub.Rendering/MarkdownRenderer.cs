using System.Net;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using PilotHub.Rendering.Pipeline;
using PilotHub.Rendering.SafeHtml;

namespace PilotHub.Rendering;

/// <summary>
/// Makes Markdown from people into HTML that is safe to put on a page. Thread-safe; one instance serves the whole application.
/// No input throws, takes more than linear time or is lost: what cannot be interpreted within the limits is shown as it was written.
/// </summary>
public sealed class MarkdownRenderer
{
    private readonly RenderingOptions _options;
    private readonly MarkdownPipeline _pipeline;
    private readonly LinkClassifier _links;

    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public MarkdownRenderer(RenderingOptions? options = null)
    {
        _options = options ?? new RenderingOptions();
        _options.Validate();
        _pipeline = ContentPipeline.Build(_options.MaxNestingDepth);
        _links = new LinkClassifier(_options.OwnHosts);
    }

    /// <summary>Renders Markdown; null and blank text give an empty result.</summary>
    /// <exception cref="ArgumentException">The placement's prefix or heading level is outside its range.</exception>
    public RenderedMarkdown Render(string? markdown, MarkdownPlacement? placement = null)
    {
        placement ??= MarkdownPlacement.Default;
        placement.Validate();
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return RenderedMarkdown.Empty;
        }

        if (SourceLimits.Check(markdown, _options.MaxLength, _options.MaxNestingDepth) is not RenderingFallback.None and var reason)
        {
            return AsWritten(markdown, placement, reason);
        }

        try
        {
            return ContentDocument.Finish(ToHtml(markdown, placement), placement, _links);
        }
        catch (RenderingLimitException limit)
        {
            return AsWritten(markdown, placement, limit.Reason);
        }
    }

    /// <summary>The text that a reader of the rendered Markdown sees, one block per line; for search.</summary>
    public string PlainText(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }

        if (SourceLimits.Check(markdown, _options.MaxLength, _options.MaxNestingDepth) is not RenderingFallback.None)
        {
            return markdown;
        }

        try
        {
            return MarkdownText.TryRead(Parse(markdown), _options.MaxNestingDepth) ?? Render(markdown).PlainText;
        }
        catch (RenderingLimitException)
        {
            return markdown;
        }
    }

    private string ToHtml(string markdown, MarkdownPlacement placement)
    {
        var document = Parse(markdown);
        return WithinDepth(() => ContentHtmlRenderer.Write(document, _pipeline, markdown.Length, placement.TopHeadingLevel));
    }

    private MarkdownDocument Parse(string markdown) => WithinDepth(() => MarkdownParser.Parse(markdown, _pipeline));

    private static T WithinDepth<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException)
        {
            // Markdig's only way to say that blocks or inlines nest deeper than the pipeline allows.
            throw new RenderingLimitException(RenderingFallback.TooDeep);
        }
    }

    private static RenderedMarkdown AsWritten(string markdown, MarkdownPlacement placement, RenderingFallback reason)
    {
        var label = ContentLabels.Source(placement.Language) is { } words ? $" role=\"group\" aria-label=\"{words}\"" : "";
        return new RenderedMarkdown
        {
            Html = $"<pre tabindex=\"0\"{label}>{WebUtility.HtmlEncode(markdown)}</pre>",
            PlainText = markdown,
            Prose = markdown,
            Fallback = reason,
        };
    }
}
