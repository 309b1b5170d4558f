using System.Collections.Frozen;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Confluence's emoticons, which are elements when stored and images when shown, as the characters they stand for.</summary>
internal static class ConfluenceEmoticon
{
    private const string ClassPrefix = "emoticon-";

    private static readonly FrozenDictionary<string, string> Characters = new Dictionary<string, string>
    {
        ["tick"] = "✅",
        ["cross"] = "❌",
        ["plus"] = "➕",
        ["minus"] = "➖",
        ["information"] = "ℹ️",
        ["question"] = "❓",
        ["warning"] = "⚠️",
        ["light-on"] = "💡",
        ["yellow-star"] = "⭐",
        ["heart"] = "❤️",
        ["thumbs-up"] = "👍",
        ["thumbs-down"] = "👎",
        ["smile"] = "🙂",
        ["sad"] = "🙁",
        ["laugh"] = "😄",
        ["wink"] = "😉",
    }.ToFrozenDictionary();

    public static bool Is(IElement element) => element.LocalName == "ac:emoticon" || element.ClassList.Contains("emoticon");

    /// <summary>Nothing for one that only Confluence can draw.</summary>
    public static string CharacterOf(IElement element)
    {
        var fallback = element.GetAttribute("ac:emoji-fallback") ?? element.GetAttribute("data-emoji-fallback");
        var name = element.GetAttribute("ac:name")
            ?? element.ClassList.FirstOrDefault(name => name.StartsWith(ClassPrefix, StringComparison.Ordinal))?[ClassPrefix.Length..];
        return fallback is { Length: > 0 } and not [':', ..] ? fallback : Characters.GetValueOrDefault(name ?? "", "");
    }
}
