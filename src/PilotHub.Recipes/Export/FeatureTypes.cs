using System.Text.Json;
using PilotHub.Content.Definitions;
using PilotHub.Recipes.Steps;

namespace PilotHub.Recipes.Export;

/// <summary>
/// The types that features bring and that merging the site's definitions into them would not make the site's: <see cref="Changed"/>
/// as the site has them, and the names of those it has no longer.
/// </summary>
internal sealed record FeatureTypes(ContentDefinitions Changed, IReadOnlyList<string> Gone)
{
    public static FeatureTypes Of(IReadOnlyList<string> features, ContentDefinitions site)
    {
        var (changed, gone) = (ContentDefinitions.Empty, new List<string>());
        foreach (var brought in FeatureDefinitions.Of(features).Types)
        {
            if (site.Type(brought.Name) is not { } type)
                gone.Add(brought.Name);
            else if (!IsMadeByMerging(type, brought))
                changed = changed.With(type);
        }
        return new(changed, gone);
    }

    private static bool IsMadeByMerging(ContentTypeDefinition type, ContentTypeDefinition brought)
    {
        var json = ContentDefinitionsJson.Write(ContentDefinitions.Empty.With(type));
        // Parts that it lacks here are errors that do not matter: the site has them.
        var merged = ContentDefinitionsJson.Read(JsonElement.Parse(json), ContentDefinitions.Empty.With(brought), replace: false, []);
        return ContentDefinitionsJson.Write(merged) == json;
    }
}
