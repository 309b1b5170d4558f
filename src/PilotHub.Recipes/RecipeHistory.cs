using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Store;

namespace PilotHub.Recipes;

/// <summary>A run that changed the site.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Version">The recipe's version.</param>
/// <param name="AtUtc">When it ended.</param>
/// <param name="By">The user name of who ran it.</param>
/// <param name="Succeeded">Whether every step was done.</param>
/// <param name="Created">How many things were new.</param>
/// <param name="Updated">How many were changed.</param>
public sealed record RecipeHistoryEntry(string Recipe, string Version, DateTime AtUtc, string By, bool Succeeded, int Created, int Updated);

/// <summary>The latest runs that changed something, for administrators to look back on.</summary>
public static class RecipeHistory
{
    private const int MaxRuns = 100;
    private const string Runs = "Runs";

    /// <summary>The runs, newest first; at most 100 are kept.</summary>
    public static async Task<IReadOnlyList<RecipeHistoryEntry>> ReadAsync(IContentReader reader, CancellationToken cancellationToken) =>
        await reader.FindDocumentAsync(SiteDocuments.RecipeRuns, cancellationToken) is { ValueKind: JsonValueKind.Object } document && document.TryGetProperty(Runs, out var runs)
            ? runs.Deserialize<IReadOnlyList<RecipeHistoryEntry>>() ?? []
            : [];

    internal static async Task AddAsync(IContentStore store, ContentActor actor, RecipeResult result, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(actor, cancellationToken);
        var entry = new RecipeHistoryEntry(result.Recipe, result.Version, time.GetUtcNow().UtcDateTime, actor.UserName, result.Succeeded,
            result.Steps.Sum(step => step.Created), result.Steps.Sum(step => step.Updated));
        var runs = (await ReadAsync(transaction, cancellationToken)).Prepend(entry).Take(MaxRuns);
        var document = new JsonObject { [Runs] = JsonSerializer.SerializeToNode(runs) };
        await transaction.WriteDocumentAsync(SiteDocuments.RecipeRuns, JsonSerializer.SerializeToElement(document), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
