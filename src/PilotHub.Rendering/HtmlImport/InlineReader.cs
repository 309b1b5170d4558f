using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads a run of inline nodes.</summary>
internal sealed class InlineReader(Footnotes footnotes)
{
    // More marks around one word than anybody can tell apart.
    private const int MaxSpans = 12;

    public IReadOnlyList<Inline> Read(IEnumerable<INode> nodes)
    {
        var inlines = new List<Inline>();
        foreach (var node in nodes)
        {
            Read(node, inlines, 0);
        }

        return InlineCleanup.Clean(inlines);
    }

    private void Read(INode node, List<Inline> into, int spans)
    {
        if (node is IText text)
        {
            into.Add(new Text(text.Data));
        }
        else if (node is IElement element && !Clutter.IsDropped(element))
        {
            ReadElement(element, into, spans);
        }
    }

    private void ReadElement(IElement element, List<Inline> into, int spans)
    {
        switch (element.LocalName)
        {
            case "br":
                into.Add(new LineBreak());
                break;
            case "img" or "ac:emoticon" when ConfluenceEmoticon.Is(element):
                into.Add(new Text(ConfluenceEmoticon.CharacterOf(element)));
                break;
            case "img":
                ReadImage(element, into);
                break;
            case "code" or "tt" or "samp":
                into.Add(new Code(CodeReader.TextOf(element)));
                break;
            case "iframe" or "video":
                into.Add(Addresses.OfFrame(element) is { } address ? new Link(address, null, [new Text(address)]) : new Text(element.TextContent));
                break;
            case "time" when element.TextContent.Length == 0:
                into.Add(new Text(element.GetAttribute("datetime") ?? ""));
                break;
            case "span" when element.ClassList.Contains("task"):
                break;
            case "sup" when footnotes.LabelOf(element.FirstElementChild) is { } label:
                into.Add(new FootnoteReference(label));
                break;
            case "a":
                ReadLink(element, into, spans);
                break;
            case "ac:image" or "ac:link" or "ac:structured-macro":
                ReadConfluence(element, into, spans);
                break;
            default:
                ReadSpans(element, InlineStyle.Of(element), into, spans);
                break;
        }
    }

    private void ReadLink(IElement element, List<Inline> into, int spans)
    {
        if (Footnotes.IsBackLink(element))
        {
            return;
        }

        if (footnotes.LabelOf(element) is { } label)
        {
            into.Add(new FootnoteReference(label));
            return;
        }

        var content = new List<Inline>();
        ReadSpans(element, InlineStyle.Of(element), content, spans);
        if (Addresses.OfLink(element.GetAttribute("href")) is { } address)
        {
            into.Add(new Link(address, element.GetAttribute("title"), content));
        }
        else
        {
            into.AddRange(content);
        }
    }

    private static void ReadImage(IElement element, List<Inline> into)
    {
        var alternative = element.GetAttribute("alt") ?? "";
        into.Add(Addresses.OfImage(element.GetAttribute("src")) is { } address
            ? new Image(address, element.GetAttribute("title"), alternative)
            : new Text(alternative));
    }

    /// <summary>A macro, link or image of Confluence that stands in a line of text: what a reader sees of it.</summary>
    private void ReadConfluence(IElement element, List<Inline> into, int spans)
    {
        if (element.LocalName == "ac:structured-macro")
        {
            into.Add(new Span("strong", [new Text(ConfluenceMacro.InlineText(element))]));
        }
        else if (element.QuerySelectorAll("*").FirstOrDefault(child => child.LocalName == "ri:url")?.GetAttribute("ri:value") is { } source
            && Addresses.OfImage(source) is { } address)
        {
            into.Add(new Image(address, element.GetAttribute("ac:title"), element.GetAttribute("ac:alt") ?? ""));
        }
        else if (!string.IsNullOrWhiteSpace(element.TextContent))
        {
            ReadChildren(element, into, spans);
        }
        else
        {
            into.Add(new Text(element.GetAttribute("ac:alt") ?? ConfluenceMacro.TargetName(element)));
        }
    }

    private void ReadSpans(IElement element, IReadOnlyList<string> kinds, List<Inline> into, int spans)
    {
        if (kinds.Count == 0 || spans + kinds.Count > MaxSpans)
        {
            ReadChildren(element, into, spans);
            return;
        }

        var content = new List<Inline>();
        ReadChildren(element, content, spans + kinds.Count);
        into.AddRange(kinds.Reverse().Aggregate<string, IReadOnlyList<Inline>>(content, (inner, kind) => [new Span(kind, inner)]));
    }

    private void ReadChildren(IElement element, List<Inline> into, int spans)
    {
        foreach (var child in element.ChildNodes)
        {
            Read(child, into, spans);
        }
    }
}
