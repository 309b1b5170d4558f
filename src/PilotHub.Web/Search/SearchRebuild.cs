using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Store;

namespace PilotHub.Web.Search;

/// <summary>The wish for a new index, kept in the database: every node that runs sees it, and builds one.</summary>
internal static class SearchRebuild
{
    private const string Document = "SearchRebuild";
    private const string Property = "Id";

    /// <summary>The latest wish; empty where nobody ever wished for one.</summary>
    public static async Task<string> FindAsync(IContentReader reader, CancellationToken cancellationToken) =>
        await reader.FindDocumentAsync(Document, cancellationToken) is { ValueKind: JsonValueKind.Object } document && document.TryGetProperty(Property, out var id) ? id.ToString() : "";

    public static async Task WishAsync(IContentStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(ContentActor.System("index command"), cancellationToken);
        await transaction.WriteDocumentAsync(Document, JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Property] = ContentItemIds.New(time) }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
