using System.Collections.Frozen;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace PilotHub.Rendering.Pipeline;

/// <summary>One rendering: its output, how large that may get, and how much raw HTML went into it.</summary>
internal sealed class ContentHtmlRenderer : HtmlRenderer
{
    // A link definition may be used often and a footnote marker is longer than its source; nothing ordinary reaches this.
    private const int SpareOutput = 64_000;
    private const int OutputPerCharacter = 16;

    // The HTML parser looks up to every open element for each tag; what may be open is what raw HTML left open.
    private const long MaxRawWork = 50_000_000;

    private readonly StringWriter _output;
    private readonly bool _escapesRawHtml;
    private readonly int _headingShift;
    private long _rawTags;

    private ContentHtmlRenderer(StringWriter output, int sourceLength, int headingShift, bool escapesRawHtml)
        : base(output)
    {
        _output = output;
        _headingShift = headingShift;
        _escapesRawHtml = escapesRawHtml;
        var limit = SpareOutput + ((long)OutputPerCharacter * sourceLength);
        ObjectWriteBefore += (_, _) =>
        {
            if (_output.GetStringBuilder().Length > limit)
            {
                throw new RenderingLimitException(RenderingFallback.TooComplex);
            }
        };
    }

    /// <summary>The document as HTML that still has to be sanitized.</summary>
    /// <exception cref="RenderingLimitException">The output is out of all proportion to the source.</exception>
    public static string Write(MarkdownDocument document, MarkdownPipeline pipeline, int sourceLength, int? topHeadingLevel)
    {
        var headingShift = topHeadingLevel is { } level ? HeadingLevels.Raise(document, level) : 0;

        var html = Attempt(escapesRawHtml: false, out var rawTags);
        return rawTags * html.AsSpan().Count('<') > MaxRawWork ? Attempt(escapesRawHtml: true, out _) : html;

        string Attempt(bool escapesRawHtml, out long rawTags)
        {
            using var output = new StringWriter();
            var renderer = new ContentHtmlRenderer(output, sourceLength, headingShift, escapesRawHtml);
            pipeline.Setup(renderer);
            renderer.Render(document);
            rawTags = renderer._rawTags;
            return output.ToString();
        }
    }

    public string FilterRaw(string html, FrozenSet<string> allowedElements)
    {
        var filtered = _escapesRawHtml ? RawHtml.Escape(html) : RawHtml.Filter(html, allowedElements, _headingShift);
        _rawTags += filtered.AsSpan().Count('<');
        return filtered;
    }
}
