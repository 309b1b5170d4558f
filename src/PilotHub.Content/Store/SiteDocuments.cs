namespace PilotHub.Content.Store;

/// <summary>The names of the documents that a site keeps beside its items.</summary>
public static class SiteDocuments
{
    /// <summary>The content definitions: <c>{ ContentTypes, ContentParts }</c>.</summary>
    public const string Definitions = "ContentDefinitions";

    /// <summary>The site's settings, one property a section.</summary>
    public const string Settings = "SiteSettings";

    /// <summary>The features that recipes enabled: <c>{ Enabled: ["OrchardCore.Markdown"] }</c>. A stock Orchard Core site needs them; here they are kept for the export.</summary>
    public const string Features = "Features";

    /// <summary>The themes that recipes chose: <c>{ Site, Admin }</c>, kept for the export.</summary>
    public const string Themes = "Themes";

    /// <summary>The search indexes by name: <c>{ PilotCases: { IndexedContentTypes: […] } }</c>, as in Orchard Core's <c>lucene-index</c> step.</summary>
    public const string Indexes = "SearchIndexes";

    /// <summary>The queries by name, as in Orchard Core's <c>Queries</c> step.</summary>
    public const string Queries = "Queries";

    /// <summary>The latest runs of recipes that changed something: <c>{ Runs: [{ Recipe, Version, AtUtc, … }] }</c>, newest first.</summary>
    public const string RecipeRuns = "RecipeRuns";
}
