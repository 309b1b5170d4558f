using PilotHub.Content;

namespace PilotHub.Pilots;

/// <summary>An item's language, and the set that holds it together with its translations.</summary>
public sealed record ContentLanguage(string Culture, string Set)
{
    /// <summary>Reads it from an item; both are empty where the item says nothing.</summary>
    public static ContentLanguage Of(ContentItem item)
    {
        var part = new PartReader(item.Content);
        return new(part.Text("LocalizationPart", "Culture"), part.Text("LocalizationPart", "LocalizationSet"));
    }
}
