using System.Text.Json;
using PilotHub.Content;
using PilotHub.Theme;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Site;

/// <summary>An entry of the main menu. <paramref name="German"/> is empty where it has no name of its own in German.</summary>
internal sealed record MenuEntry(string Name, string German, string Href)
{
    /// <summary>The entry as readers of that language see it.</summary>
    public ThemeLink In(string language) => new(language == "de" && German.Length > 0 ? German : Name, Href);
}

/// <summary>The site's main navigation as its editors keep it: the published item of type Menu whose alias is <c>main-menu</c>.</summary>
internal static class MainMenu
{
    /// <summary>The type's technical name.</summary>
    public const string TypeName = "Menu";

    private const string Alias = "main-menu";

    /// <summary>Whether the item is the main menu that readers see.</summary>
    public static bool Is(ContentItem item) => item is { ContentType: TypeName, Published: true } && item.Text("AliasPart", "Alias") == Alias;

    /// <summary>The menu's links in their order. What has no name, or an address that no link may carry, is left out.</summary>
    public static IReadOnlyList<MenuEntry> Read(ContentItem menu)
    {
        var entries = new List<MenuEntry>();
        if (menu.Find("MenuItemsListPart", "MenuItems") is not { ValueKind: JsonValueKind.Array } items)
            return entries;
        foreach (var item in items.EnumerateArray())
        {
            // Orchard Core kept the name in the link's part before it took the item's own.
            var name = Text(item, "DisplayText") is { Length: > 0 } text ? text : Text(item, "LinkMenuItemPart", "Name");
            if (name.Length > 0 && SafeLink.Of(Text(item, "LinkMenuItemPart", "Url")) is not "#" and var href)
                entries.Add(new(name, Text(item, "LocalizedName", "German", "Text"), href));
        }
        return entries;
    }

    private static string Text(JsonElement item, params ReadOnlySpan<string> path)
    {
        foreach (var property in path)
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(property, out item))
                return "";
        }
        return item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
    }
}
