using PilotHub.Content;
using PilotHub.Content.Routing;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Pages;

/// <summary>What lives at an address: an item for this reader, the address it lives at now where that is another, or nothing.</summary>
internal sealed record AddressAnswer(ContentItem? Item, string? RedirectTo)
{
    public static AddressAnswer Nothing { get; } = new(null, null);
}

/// <summary>Finds what lives at an address. Whether something is missing, hidden or not yet published is not to be told apart.</summary>
internal sealed class Addresses(PublishedContent content)
{
    /// <summary>
    /// Looks up the path of a request. Old addresses, other letter case and a slash at the end lead to the address of today. With
    /// <paramref name="preview"/>, those who may edit the item get its newest version.
    /// </summary>
    public async Task<AddressAnswer> FindAsync(string requestPath, Visit visit, bool preview, CancellationToken cancellationToken)
    {
        var path = AutoroutePattern.Normalize(requestPath);
        if (!AutoroutePattern.IsAllowed(path) || await content.FindRouteAsync(path, cancellationToken) is not { } route)
            return AddressAnswer.Nothing;
        var published = await content.FindAsync(route.ContentItemId, cancellationToken);
        var item = published is null || preview ? await content.FindLatestAsync(route.ContentItemId, cancellationToken) : published;
        if (item is null || !visit.MayView(item))
            return AddressAnswer.Nothing;
        var address = $"/{(route.Current ? route.Path : (published ?? item).Text("AutoroutePart", "Path") ?? route.Path)}";
        return new(item, address == requestPath ? null : address);
    }
}
