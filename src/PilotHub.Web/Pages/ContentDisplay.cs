using PilotHub.Content;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Pages;

/// <summary>An item made ready to be shown: the partial that draws it and what that partial needs.</summary>
internal sealed record DisplayedContent(string Partial, object Model, string Title)
{
    /// <summary>One or two sentences for search engines and link previews; empty where there are none.</summary>
    public string Description { get; init; } = "";
}

/// <summary>Shows items of one content type. The feature that knows a type brings its display; other types are shown from their definition.</summary>
internal interface IContentDisplay
{
    /// <summary>The type's technical name.</summary>
    string ContentType { get; }

    Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken);
}
