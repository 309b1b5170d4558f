namespace PilotHub.Web.Access;

/// <summary>The names of permissions, Orchard Core's where it has one.</summary>
internal static class PermissionNames
{
    public const string SiteOwner = nameof(SiteOwner);
    public const string ViewContent = nameof(ViewContent);
    public const string ViewOwnContent = nameof(ViewOwnContent);
    public const string EditContent = nameof(EditContent);
    public const string EditOwnContent = nameof(EditOwnContent);
    public const string PublishContent = nameof(PublishContent);
    public const string PublishOwnContent = nameof(PublishOwnContent);
    public const string DeleteContent = nameof(DeleteContent);
    public const string DeleteOwnContent = nameof(DeleteOwnContent);

    /// <summary>The name that gives a permission for one content type only, such as <c>Edit_EthicsReview</c> for <c>EditContent</c>.</summary>
    public static string ForType(string permission, string contentType) => $"{permission.Replace("Content", "", StringComparison.Ordinal)}_{contentType}";
}
