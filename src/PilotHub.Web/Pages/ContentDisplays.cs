using System.Collections.Frozen;
using PilotHub.Content;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Pages;

/// <summary>Finds the display of an item's type.</summary>
internal sealed class ContentDisplays(IEnumerable<IContentDisplay> displays, DefinedDisplay otherwise)
{
    private readonly FrozenDictionary<string, IContentDisplay> _displays = displays.ToFrozenDictionary(display => display.ContentType);

    public Task<DisplayedContent> ShowAsync(ContentItem item, Visit visit, CancellationToken cancellationToken) =>
        _displays.TryGetValue(item.ContentType, out var display)
            ? display.ShowAsync(item, visit, cancellationToken)
            : otherwise.ShowAsync(item, visit, cancellationToken);
}
