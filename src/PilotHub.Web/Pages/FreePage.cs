using PilotHub.Content;
using PilotHub.Pilots;
using PilotHub.Theme;
using PilotHub.Web.Reading;
using PilotHub.Web.Roadmap;

namespace PilotHub.Web.Pages;

/// <summary>A free page as it is shown to one reader.</summary>
internal sealed record FreePageView(ContentItem Item, RenderedText Body, string Summary, string? Lang, ContentItem? Twin)
{
    /// <summary>The step of the roadmap that the page belongs to, or null.</summary>
    public ThemeLink? Step { get; init; }

    public DateOnly? ChangedOn => Item.ModifiedUtc is { } modified ? DateOnly.FromDateTime(modified) : null;
}

/// <summary>Shows free pages: guides, rules, playbooks.</summary>
internal sealed class FreePageDisplay(PublishedContent content, RenderedContent rendered, RoadmapNames roadmap) : IContentDisplay
{
    /// <summary>The type's technical name, and that of the part with its fields.</summary>
    public const string TypeName = "Page";

    public string ContentType => TypeName;

    /// <summary>The page in a sentence; empty where it has none.</summary>
    public static string SummaryOf(ContentItem page) => page.Text(TypeName, "Summary", "Text") ?? "";

    /// <summary>The step of the roadmap that the page explains; empty where it belongs to none.</summary>
    public static string StepOf(ContentItem page) => page.Text(TypeName, "RoadmapStep", "Text") ?? "";

    public async Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken)
    {
        var translations = await content.FindTranslationsAsync(item, cancellationToken);
        var body = rendered.Render(item, "page", item.Text("MarkdownBodyPart", "Markdown") ?? "", topHeadingLevel: 2);
        var summary = SummaryOf(item);
        var view = new FreePageView(item, body, summary, visit.LangOf(ContentLanguage.Of(item).Culture), translations.FirstOrDefault(visit.MayList))
        {
            Step = roadmap.LinkTo(StepOf(item)),
        };
        return new("~/Pages/_FreePage.cshtml", view, item.DisplayText) { Description = summary.Length > 0 ? summary : body.Excerpt };
    }
}
