using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>Shows pilot cases.</summary>
internal sealed class CaseDisplay(PublishedContent content, RenderedContent rendered, TimeProvider time) : IContentDisplay
{
    public string ContentType => PilotCase.TypeName;

    public async Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken)
    {
        var pilot = new PilotCase(item);
        var links = await CaseLinks.FindAsync(pilot, content, cancellationToken);
        return new("~/Cases/_Case.cshtml", new CaseView(pilot, links, visit, rendered, time.GetUtcNow().UtcDateTime), pilot.Title)
        {
            Description = pilot.Summary,
        };
    }
}
