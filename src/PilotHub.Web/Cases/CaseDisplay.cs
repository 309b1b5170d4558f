using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>Shows pilot cases.</summary>
internal sealed class CaseDisplay(PublishedContent content, RenderedContent rendered, DefinedDisplay defined, IStringLocalizer<CaseTexts> texts, TimeProvider time) : IContentDisplay
{
    public string ContentType => PilotCase.TypeName;

    public async Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken)
    {
        var pilot = new PilotCase(item);
        var links = await CaseLinks.FindAsync(pilot, content, cancellationToken);
        var view = new CaseView(pilot, links, visit, rendered, texts, time.GetUtcNow().UtcDateTime)
        {
            Added = await CaseFields.ReadAddedAsync(item, visit, defined, cancellationToken),
        };
        return new("~/Cases/_Case.cshtml", view, pilot.Title)
        {
            Description = pilot.Summary,
        };
    }
}
