using PilotHub.Content.Definitions;
using PilotHub.Content.Store;

namespace PilotHub.Content;

/// <summary>The one way to change content: checks it against the definitions, then writes it in one transaction.</summary>
public sealed class ContentManager(IContentStore store, TimeProvider time)
{
    /// <summary>Begins a unit of work. What it does not commit leaves no trace.</summary>
    public async Task<ContentSession> BeginAsync(ContentActor actor, CancellationToken cancellationToken)
    {
        var transaction = await store.BeginAsync(actor, cancellationToken);
        try
        {
            return await ContentSession.OpenAsync(transaction, actor, time, cancellationToken);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>The content definitions of a site as they stand.</summary>
    public static async Task<ContentDefinitions> ReadDefinitionsAsync(IContentReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindDocumentAsync(SiteDocuments.Definitions, cancellationToken) is not { } json)
            return ContentDefinitions.Empty;
        var errors = new List<ContentError>();
        var definitions = ContentDefinitionsJson.Read(json, ContentDefinitions.Empty, replace: true, errors);
        return errors.Count == 0 ? definitions : throw new ContentValidationException(errors);
    }
}
