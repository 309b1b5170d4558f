using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PilotHub.Rendering.Pipeline;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>
/// The HTML parser with limits. It looks through the open elements for most tags and reopens unclosed inline elements in each
/// block, so time and memory are linear only as long as nesting is limited and the tree does not outgrow the text.
/// </summary>
internal static class BoundedHtmlParser
{
    // Far more than the nesting limits of Markdown or real documents need, far less than a recursive walk can bear.
    private const int MaxDepth = 400;

    private const int ElementsPerTag = 2;
    private const int SpareElements = 1_000;

    // Class names are told apart in time with the square of their number, and what styles mean is searched for.
    private const int MaxAttribute = 2_000;
    private static readonly string[] Searched = ["class", "style"];

    private static readonly IBrowsingContext Context = BrowsingContext.New(Configuration.Default);

    /// <exception cref="RenderingLimitException">The HTML nests too deep, or asks for a tree out of all proportion to its length.</exception>
    public static IHtmlDocument ParseBody(string html)
    {
        var left = SpareElements + (ElementsPerTag * html.AsSpan().Count('<'));
        INode? latest = null;
        var options = new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            OnCreated = (element, _) =>
            {
                if (--left < 0)
                {
                    throw new RenderingLimitException(RenderingFallback.TooComplex);
                }

                // The new element is not in the tree yet; the one before it is.
                if (DepthOf(latest) > MaxDepth)
                {
                    throw new RenderingLimitException(RenderingFallback.TooDeep);
                }

                latest = element;
            },
        };
        var document = new HtmlParser(options, Context).ParseDocument("<!doctype html><html><head></head><body>" + html);
        DropLongAttributes(document.Body!);
        return document;
    }

    private static void DropLongAttributes(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("[class], [style]"))
        {
            foreach (var name in Searched.Where(name => element.GetAttribute(name)?.Length > MaxAttribute))
            {
                element.RemoveAttribute(name);
            }
        }
    }

    private static int DepthOf(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth;
    }
}
