using System.Collections.Frozen;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace PilotHub.Rendering.Pipeline;

/// <summary>One rendering: its output, how large that may get, and how headings in raw HTML are shifted.</summary>
internal sealed class ContentHtmlRenderer : HtmlRenderer
{
    // A link definition may be used often and a footnote marker is longer than its source; nothing ordinary reaches this.
    private const int SpareOutput = 64_000;
    private const int OutputPerCharacter = 16;

    private readonly StringWriter _output;
    private readonly int _headingShift;

    private ContentHtmlRenderer(StringWriter output, int sourceLength, int headingShift)
        : base(output)
    {
        _output = output;
        _headingShift = headingShift;
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
        using var output = new StringWriter();
        var headingShift = topHeadingLevel is { } level ? HeadingLevels.Raise(document, level) : 0;
        var renderer = new ContentHtmlRenderer(output, sourceLength, headingShift);
        pipeline.Setup(renderer);
        renderer.Render(document);
        return output.ToString();
    }

    public string FilterRaw(string html, FrozenSet<string> allowedElements) => RawHtml.Filter(html, allowedElements, _headingShift);
}
