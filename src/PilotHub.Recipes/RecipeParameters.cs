using System.Text.Json;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;

namespace PilotHub.Recipes;

/// <summary>What <c>parameters('…')</c> gives beside what the caller of a run passes: the site's own, as on Orchard Core.</summary>
internal static class RecipeParameters
{
    public const string AdminUserId = "AdminUserId";

    /// <summary>The caller's parameters, and those of the site that the caller left out.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CompleteAsync(
        IContentReader reader, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>(given, StringComparer.OrdinalIgnoreCase);
        if (await reader.FindDocumentAsync(SiteDocuments.Settings, cancellationToken) is { ValueKind: JsonValueKind.Object } settings
            && settings.TryGetProperty("SiteName", out var name) && name.ValueKind == JsonValueKind.String)
            parameters.TryAdd("SiteName", name.GetString()!);
        // Identifiers begin with the time: the first administrator stays the one, whoever comes later.
        var administrator = (await reader.ListUsersAsync(cancellationToken)).OrderBy(user => user.UserId, StringComparer.Ordinal)
            .FirstOrDefault(user => user.IsEnabled && user.RoleNames.Contains(Role.Administrator, StringComparer.OrdinalIgnoreCase));
        // All three are of one account, or mixed accounts would sign for each other.
        if (administrator is not null && !parameters.ContainsKey(AdminUserId) && !parameters.ContainsKey("AdminUsername"))
        {
            parameters[AdminUserId] = administrator.UserId;
            parameters["AdminUsername"] = administrator.UserName;
            parameters["AdminEmail"] = administrator.Email ?? "";
        }
        return parameters;
    }
}
