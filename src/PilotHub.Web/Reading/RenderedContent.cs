using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;
using PilotHub.Content;
using PilotHub.Rendering;
using PilotHub.Theme;

namespace PilotHub.Web.Reading;

/// <summary>A rendered text: its HTML, its headings as a table of contents, and its beginning.</summary>
internal sealed record RenderedText(IHtmlContent Html, IReadOnlyList<TocEntry> Contents, string Excerpt)
{
    public static RenderedText Empty { get; } = new(HtmlString.Empty, [], "");

    public bool IsEmpty => ReferenceEquals(this, Empty);
}

/// <summary>Renders the Markdown of versions and keeps it under the version's id: a version never changes, so neither does what is made of it.</summary>
internal sealed class RenderedContent(MarkdownRenderer renderer) : IDisposable
{
    private const int MaxCharacters = 2_000_000;
    private const int ExcerptLength = 200;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaxCharacters });

    /// <summary>
    /// A text of <paramref name="version"/>. <paramref name="slot"/> names it among the version's texts and begins the ids of its headings: lower
    /// case, digits and hyphens. <paramref name="topHeadingLevel"/> is what the text's highest heading becomes.
    /// </summary>
    public RenderedText Render(ContentItem version, string slot, string markdown, int topHeadingLevel)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return RenderedText.Empty;
        var key = (version.ContentItemVersionId, slot, topHeadingLevel);
        if (version.ContentItemVersionId.Length > 0 && _cache.TryGetValue(key, out RenderedText? known))
            return known!;
        var rendered = Render(markdown, new MarkdownPlacement
        {
            IdPrefix = $"{slot}-",
            TopHeadingLevel = topHeadingLevel,
            Language = Pilots.ContentLanguage.Of(version).Culture is { Length: > 0 } culture ? culture : null,
        });
        if (version.ContentItemVersionId.Length > 0)
            _cache.Set(key, rendered.Text, new MemoryCacheEntryOptions { Size = rendered.Length });
        return rendered.Text;
    }

    public void Dispose() => _cache.Dispose();

    private (RenderedText Text, int Length) Render(string markdown, MarkdownPlacement placement)
    {
        var result = renderer.Render(markdown, placement);
        return (new(new HtmlString(result.Html), ContentsOf(result.TableOfContents), result.Excerpt(ExcerptLength)), result.Html.Length + ExcerptLength);
    }

    // Two levels are what a reader takes in at a glance.
    private static List<TocEntry> ContentsOf(IReadOnlyList<TableOfContentsEntry> headings)
    {
        if (headings.Count == 0)
            return [];
        var top = headings.Min(heading => heading.Level);
        var contents = new List<(TableOfContentsEntry Heading, List<TocEntry> Below)>();
        foreach (var heading in headings)
        {
            if (heading.Level == top || contents.Count == 0)
                contents.Add((heading, []));
            else if (heading.Level == top + 1)
                contents[^1].Below.Add(new(heading.Id, heading.Text));
        }
        return [.. contents.Select(entry => new TocEntry(entry.Heading.Id, entry.Heading.Text, entry.Below))];
    }
}
