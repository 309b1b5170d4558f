using System.Text.Json;
using PilotHub.Content.Definitions;

namespace PilotHub.Recipes.Steps;

/// <summary>The content types that come with a feature of Orchard Core. Recipes bring items of these types without defining them.</summary>
internal static class FeatureDefinitions
{
    private const string Pattern = "{{ Model.ContentItem | display_text | slugify }}";

    private static readonly Dictionary<string, string> Definitions = new()
    {
        ["OrchardCore.Taxonomies"] = $$"""
            { "ContentTypes": [{ "Name": "Taxonomy", "DisplayName": "Taxonomy",
              "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true } },
              "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "AliasPart", "Name": "AliasPart", "Settings": { "ContentTypePartSettings": { "Position": "2" }, "AliasPartSettings": { "Pattern": "{{Pattern}}" } } },
                { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "ContentTypePartSettings": { "Position": "3" },
                  "AutoroutePartSettings": { "AllowRouteContainedItems": true, "Pattern": "{{Pattern}}" } } },
                { "PartName": "TaxonomyPart", "Name": "TaxonomyPart", "Settings": { "ContentTypePartSettings": { "Position": "4" } } }] }] }
            """,
        ["OrchardCore.Menu"] = """
            { "ContentTypes": [
              { "Name": "Menu", "DisplayName": "Menu", "Settings": { "ContentTypeSettings": { "Creatable": true, "Draftable": true, "Versionable": true } },
                "ContentTypePartDefinitionRecords": [
                  { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                  { "PartName": "AliasPart", "Name": "AliasPart", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
                  { "PartName": "MenuPart", "Name": "MenuPart", "Settings": { "ContentTypePartSettings": { "Position": "3" } } },
                  { "PartName": "MenuItemsListPart", "Name": "MenuItemsListPart", "Settings": { "ContentTypePartSettings": { "Position": "4" } } }] },
              { "Name": "LinkMenuItem", "DisplayName": "Link Menu Item", "Settings": { "ContentTypeSettings": {} },
                "ContentTypePartDefinitionRecords": [
                  { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                  { "PartName": "LinkMenuItemPart", "Name": "LinkMenuItemPart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } }] }] }
            """,
    };

    /// <summary>The types that come with some features where the site has none of their names.</summary>
    public static ContentDefinitions Of(IEnumerable<string> features) => features.Aggregate(ContentDefinitions.Empty, Add);

    /// <summary><paramref name="known"/> with the types that come with <paramref name="feature"/>; those that are there already stay as they are.</summary>
    public static ContentDefinitions Add(ContentDefinitions known, string feature)
    {
        if (!Definitions.TryGetValue(feature, out var json))
            return known;
        var added = ContentDefinitionsJson.Read(JsonElement.Parse(json), ContentDefinitions.Empty, replace: true, []);
        return added.Types.Where(type => known.Type(type.Name) is null).Aggregate(known, (definitions, type) => definitions.With(type));
    }
}
