using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>What this site adds to sanitized elements: where links lead, no request to other sites, roles and names for assistive technology.</summary>
internal sealed class ContentElements(MarkdownPlacement placement, LinkClassifier links, ContentIds ids)
{
    // No opener and no referrer: other sites learn nothing of this one. No follow: a link in content is not this site's vote.
    private const string ExternalRelation = "noopener noreferrer nofollow";

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
                    MakeScrollable(element);
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

        var words = image.Owner!.CreateTextNode(target is LinkTarget.External && text.Length == 0 ? source! : text);
        if (target is not LinkTarget.External || image.Closest("a") is not null)
        {
            image.Replace(words);
            return;
        }

        var link = image.Owner.CreateElement("a");
        link.SetAttribute("href", source!);
        if (image.GetAttribute("title") is { } title)
        {
            link.SetAttribute("title", title);
        }

        MarkExternal(link);
        link.AppendChild(words);
        image.Replace(link);
    }

    private static void MarkExternal(IElement link)
    {
        link.ClassList.Add("external");
        link.SetAttribute("rel", ExternalRelation);
    }

    /// <summary>A wide table scrolls in a box of its own, which the keyboard must be able to reach.</summary>
    private static void MakeScrollable(IElement table)
    {
        if (table.ParentElement is not { LocalName: "div" } box || !box.ClassList.Contains("table-scroll"))
        {
            box = table.Owner!.CreateElement("div");
            box.ClassName = "table-scroll";
            table.Replace(box);
            box.AppendChild(table);
        }

        box.SetAttribute("tabindex", "0");
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
