using System.Text.Json;
using PilotHub.Content.Store;

namespace PilotHub.Web.Setup;

/// <summary>
/// How far the set-up of this site is. The marker is written before the first recipe and completed in the same transaction as the
/// administrator's password, so that a set-up that was cut short is found and gone on with.
/// </summary>
internal sealed record SetupMarker(bool IsComplete, string AdminUserId)
{
    private const string Document = "SiteSetup";

    public static async Task<SetupMarker?> FindAsync(IContentReader reader, CancellationToken cancellationToken) =>
        (await reader.FindDocumentAsync(Document, cancellationToken))?.Deserialize<SetupMarker>();

    public Task WriteAsync(IContentTransaction transaction, CancellationToken cancellationToken) =>
        transaction.WriteDocumentAsync(Document, JsonSerializer.SerializeToElement(this), cancellationToken);
}
