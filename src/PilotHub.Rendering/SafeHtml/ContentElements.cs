using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>What this site adds to sanitized elements: where links lead, no request to other sites, roles and names for assistive technology.</summary>
internal sealed class ContentElements(MarkdownPlacement placement, LinkClassifier links, ContentIds ids)
{
    // No opener and no referrer: other sites learn nothing of this one. No follow: a link in content is not this site's vote.
    private const string ExternalRelation = "noopener noreferrer nofollow";

    private readonly Dictionary<IElement, INode> _replacements = [];

    /// <summary>
    /// What is to be written in place of some elements. They are not exchanged in the tree, because finding an element among its
    /// siblings takes time for each of them.
    /// </summary>
    public IReadOnlyDictionary<IElement, INode> Replacements => _replacements;

    public void Finish(List<IElement> elements)
    {
        foreach (var element in elements)
        {
            switch (element.LocalName)
            {
                case "a":
                    FinishLink(element);
                    break;
                case "img":
                    FinishImage(element);
                    break;
                case "table":
                    FinishTable(element);
                    break;
                case "pre":
                    MakeScrollable(element, ContentLabels.Code(placement.Language));
                    break;
                case "section" when element.ClassList.Contains("footnotes"):
                    element.SetAttribute("role", "doc-endnotes");
                    break;
                case "div" when element.ClassList.Contains("markdown-alert"):
                    FinishAlert(element);
                    break;
            }
        }
    }

    private void FinishLink(IElement link)
    {
        if (link.GetAttribute("href") is not { } href || links.Classify(href) is LinkTarget.Forbidden)
        {
            link.RemoveAttribute("href");
            return;
        }

        if (href.StartsWith('#') && ids.Resolve(href[1..]) is { } id)
        {
            link.SetAttribute("href", "#" + id);
        }

        if (links.Classify(href) is LinkTarget.External)
        {
            MarkExternal(link);
        }
        else if (link.ClassList.Contains("footnote-ref"))
        {
            link.SetAttribute("role", "doc-noteref");
        }
        else if (link.ClassList.Contains("footnote-back"))
        {
            link.SetAttribute("role", "doc-backlink");
            if (ContentLabels.BackToText(placement.Language) is { } label)
            {
                link.SetAttribute("aria-label", label);
            }
        }
    }

    /// <summary>An image of this site is loaded when it comes into view; one from elsewhere becomes a link, so that a page asks no other site.</summary>
    private void FinishImage(IElement image)
    {
        var source = image.GetAttribute("src");
        var target = string.IsNullOrEmpty(source) ? LinkTarget.Forbidden : links.Classify(source);
        var text = image.GetAttribute("alt") ?? "";
        if (target is LinkTarget.SameSite)
        {
            image.SetAttribute("alt", text);
            image.SetAttribute("loading", "lazy");
            image.SetAttribute("decoding", "async");
            return;
        }

        var words = target is LinkTarget.External && text.Length == 0 ? source! : text;
        _replacements.Add(image, target is LinkTarget.External && image.Closest("a") is null
            ? LinkTo(image, source!, words)
            : image.Owner!.CreateTextNode(words));
    }

    private static IElement LinkTo(IElement image, string source, string words)
    {
        var link = image.Owner!.CreateElement("a");
        link.SetAttribute("href", source);
        if (image.GetAttribute("title") is { } title)
        {
            link.SetAttribute("title", title);
        }

        MarkExternal(link);
        link.TextContent = words;
        return link;
    }

    private static void MarkExternal(IElement link)
    {
        link.ClassList.Add("external");
        link.SetAttribute("rel", ExternalRelation);
    }

    /// <summary>A wide table scrolls in a box of its own.</summary>
    private void FinishTable(IElement table)
    {
        var box = table.ParentElement!;
        if (!box.ClassList.Contains("table-scroll"))
        {
            box = table.Owner!.CreateElement("div");
            box.ClassName = "table-scroll";
            _replacements.Add(table, box);
        }

        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        MakeScrollable(box, caption is null ? ContentLabels.Table(placement.Language) : ContentText.Of(caption).Plain);
    }

    /// <summary>
    /// What scrolls must be within reach of the keyboard, and what takes the focus must say what it is. A group, because a page with
    /// many tables would have as many landmarks if they were regions.
    /// </summary>
    private static void MakeScrollable(IElement box, string? label)
    {
        box.SetAttribute("tabindex", "0");
        if (!string.IsNullOrEmpty(label))
        {
            box.SetAttribute("role", "group");
            box.SetAttribute("aria-label", label);
        }
    }

    private void FinishAlert(IElement alert)
    {
        if (ContentLabels.AlertTitle(alert.ClassList, placement.Language) is not { } words)
        {
            return;
        }

        var title = alert.Owner!.CreateElement("p");
        title.ClassName = "markdown-alert-title";
        title.TextContent = words;
        alert.Prepend(title);
    }
}
