namespace PilotHub.Content.Store;

/// <summary>The names of the documents that a site keeps beside its items.</summary>
public static class SiteDocuments
{
    /// <summary>The content definitions: <c>{ ContentTypes, ContentParts }</c>.</summary>
    public const string Definitions = "ContentDefinitions";

    /// <summary>The site's settings, one property a section.</summary>
    public const string Settings = "SiteSettings";
}
