using System.Collections.Frozen;

namespace PilotHub.Content.Accounts;

/// <summary>The names of what a role may allow: Orchard Core's permissions, so that roles mean the same on both sides.</summary>
public static class Permissions
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        // Content
        "AccessContentApi", "ApiViewContent", "CloneContent", "CloneOwnContent", "DeleteContent", "DeleteOwnContent", "EditContent", "EditContentOwner",
        "EditOwnContent", "ListContent", "PreviewContent", "PreviewOwnContent", "PublishContent", "PublishOwnContent", "ViewContent", "ViewOwnContent",
        "EditContentTypes", "ViewContentTypes", "LocalizeContent", "LocalizeOwnContent", "ManageContentCulturePicker", "ManageTaxonomy", "SetHomepage",
        "ManageMenu", "ManageLayers", "ManageSitemaps", "ManageSeoSettings", "ManagePlacements",
        // Media
        "ManageMediaFolder", "ManageAttachedMediaFieldsFolder", "ManageMediaContent", "ManageOthersMediaContent", "ManageOwnMediaContent", "ManageMediaProfiles",
        "UploadRestrictedMedia", "ViewMediaOptions", "ManageAssetCache", "ViewMediaContent", "ViewRootMediaContent", "ViewOthersMediaContent", "ViewOwnMediaContent",
        "ViewAmazonS3MediaOptions", "ViewAzureMediaOptions",
        // Search and queries
        "ManageSearchSettings", "QuerySearchIndex", "ManageLuceneIndexes", "ManageIndexes", "QueryLuceneApi", "ManageElasticIndexes", "QueryElasticsearchApi",
        "ExecuteApiAll", "ManageQueries", "ManageSqlQueries", "ExecuteGraphQL", "ExecuteGraphQLMutations",
        // People
        "ManageRoles", "AssignRoleToUsers", "DeleteUsers", "EditUsers", "ListUsers", "ManageUsers", "ViewUsers", "View Users", "ManageOwnUserInformation",
        "DisableTwoFactorAuthenticationForUsers", "ManageNotifications",
        // The site
        "SiteOwner", "AccessAdminPanel", "AccessAdminDashboard", "ManageAdminDashboard", "ManageAdminSettings", "ManageAdminMenu", "ViewAdminMenuAll",
        "ManageSettings", "ManageFeatures", "ApplyTheme", "ManageCultures", "ManageTranslations", "ManageAuditTrailSettings", "ViewAuditTrail", "ManageBackgroundTasks",
        "Export", "Import", "ManageDeploymentPlan", "ExportRemoteInstances", "ManageRemoteClients", "ManageRemoteInstances", "ManageRecipes",
        "ManageTemplates", "ManageAdminTemplates", "ManageShortcodeTemplates", "ManageWorkflows", "ManageWorkflowSettings", "ExecuteWorkflows",
        "ManageEmailSettings", "ManageSmsSettings", "ManageHttps", "ManageReverseProxySettings", "ManageSecurityHeadersSettings", "ManageUrlRewritingRules",
        "ManageCorsSettings", "ManageReCaptchaSettings", "ManageTenants", "ManageTenantFeatureProfiles",
        // Signing in with others
        "ManageApplications", "ManageScopes", "ManageClientSettings", "ManageServerSettings", "ManageValidationSettings", "ManageMicrosoftAuthentication",
        "ManageGitHubAuthentication", "ManageGoogleAuthentication", "ManageGoogleAnalytics", "ManageGoogleTagManager", "ManageFacebookApp", "ManageFacebookPixel",
        "ManageTwitter", "ManageTwitterSignin",
    ]);

    // A permission for one type, role, query, index, folder or menu alone: what stands before and after its name.
    private static readonly (string Before, string After)[] Patterns =
    [
        ("Clone_", ""), ("CloneOwn_", ""), ("Delete_", ""), ("DeleteOwn_", ""), ("Edit_", ""), ("EditOwn_", ""), ("EditContentOwner_", ""), ("ListContent_", ""),
        ("Preview_", ""), ("PreviewOwn_", ""), ("Publish_", ""), ("PublishOwn_", ""), ("View_", ""), ("ViewOwn_", ""), ("ManageCustomSettings_", ""),
        ("AssignRoleToUsers_", ""), ("DeleteUsersInRole_", ""), ("EditUsersInRole_", ""), ("ListUsersInRole_", ""), ("ManageUsersInRole_", ""),
        ("ExecuteApi_", ""), ("QueryLucene", "Index"), ("QueryElasticsearch", "Index"), ("ViewMediaContent_", ""), ("ViewAdminMenu_", ""), ("ManageTaxonomy_", ""),
    ];

    /// <summary>Whether <paramref name="name"/> is a permission, or one for a single type, role, query, index, folder or menu such as <c>Publish_PilotCase</c>.</summary>
    public static bool IsKnown(string name) =>
        Names.Contains(name) || Patterns.Any(pattern =>
            name.Length > pattern.Before.Length + pattern.After.Length
            && name.StartsWith(pattern.Before, StringComparison.Ordinal)
            && name.EndsWith(pattern.After, StringComparison.Ordinal));

    /// <summary>The known name that differs least from <paramref name="name"/>, for an error's hint; null where none is near.</summary>
    public static string? Nearest(string name) =>
        Names.Select(known => (Name: known, Distance: Distance(name, known))).Where(near => near.Distance <= 3)
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal).Select(near => near.Name).FirstOrDefault();

    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 3)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }
        return row[^1];
    }
}
