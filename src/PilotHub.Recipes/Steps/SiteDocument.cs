using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Steps;

/// <summary>Reads and writes the documents that a site keeps beside its items.</summary>
internal static class SiteDocument
{
    /// <summary>The document as an object that may be changed, empty where there is none.</summary>
    public static async Task<JsonObject> ReadAsync(IContentReader reader, string name, CancellationToken cancellationToken) =>
        await reader.FindDocumentAsync(name, cancellationToken) is { ValueKind: JsonValueKind.Object } json ? JsonObject.Create(json)!.DeepClone().AsObject() : [];

    /// <summary>Writes the document of a step that changed something and nothing wrong.</summary>
    public static async Task WriteAsync(RecipeStepContext context, string name, JsonObject document, CancellationToken cancellationToken)
    {
        if (context.Report is { Changed: true, Errors.Count: 0 })
            await context.Transaction.WriteDocumentAsync(name, JsonSerializer.SerializeToElement(document), cancellationToken);
    }

    /// <summary>Whether both say the same, whatever the order of properties and the notation of numbers; a node that is null says <c>null</c>.</summary>
    public static bool Same(JsonNode? left, JsonElement right) => JsonElement.DeepEquals(JsonSerializer.SerializeToElement(left), right);
}
