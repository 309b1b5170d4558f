using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PilotHub.Rendering.Pipeline;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>Unsafe HTML in, the finished fragment and what is read off it out: parse, sanitize, then add what only this site may add.</summary>
internal sealed class ContentDocument
{
    private readonly ContentElements _elements;
    private readonly ContentIds _ids;
    private readonly List<TableOfContentsEntry> _headings = [];

    private ContentDocument(MarkdownPlacement placement, LinkClassifier links)
    {
        _ids = new ContentIds(placement.IdPrefix);
        _elements = new ContentElements(placement, links, _ids);
    }

    /// <exception cref="RenderingLimitException">The HTML nests too deep, or asks for a tree out of all proportion to its length.</exception>
    public static RenderedMarkdown Finish(string html, MarkdownPlacement placement, LinkClassifier links)
    {
        using var document = BoundedHtmlParser.ParseBody(html);
        ContentSanitizer.Sanitize(document);
        return new ContentDocument(placement, links).Finish(document);
    }

    private RenderedMarkdown Finish(IHtmlDocument document)
    {
        var body = document.Body!;
        var elements = body.QuerySelectorAll("*").ToList();

        // Ids first: a link may lead to a heading below it.
        AssignIds(elements);
        _elements.Finish(elements);
        var text = ContentText.Of(body);
        return new RenderedMarkdown
        {
            Html = HtmlText.Write(body, _elements.Replacements),
            TableOfContents = _headings,
            PlainText = text.Plain,
            Prose = text.Prose,
        };
    }

    private void AssignIds(List<IElement> elements)
    {
        foreach (var element in elements.Where(element => element.HasAttribute(AttributeNames.Id)))
        {
            if (_ids.ForExisting(element.GetAttribute(AttributeNames.Id)!) is { } id)
            {
                element.SetAttribute(AttributeNames.Id, id);
            }
            else
            {
                element.RemoveAttribute(AttributeNames.Id);
            }
        }

        foreach (var heading in elements.Where(element => element is IHtmlHeadingElement))
        {
            var text = ContentText.Of(heading).Plain.ReplaceLineEndings(" ");
            if (text.Length == 0)
            {
                continue;
            }

            if (heading.GetAttribute(AttributeNames.Id) is not { } id)
            {
                id = _ids.ForHeading(text);
                heading.SetAttribute(AttributeNames.Id, id);
            }

            _headings.Add(new TableOfContentsEntry(heading.LocalName[1] - '0', id, text));
        }
    }
}
