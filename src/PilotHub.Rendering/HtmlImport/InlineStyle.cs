using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>What an inline element means: by its name, or by the style that Google Docs and Word put on spans.</summary>
internal static partial class InlineStyle
{
    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["b"] = "strong",
        ["strong"] = "strong",
        ["i"] = "em",
        ["em"] = "em",
        ["s"] = "del",
        ["strike"] = "del",
        ["del"] = "del",
        ["sub"] = "sub",
        ["sup"] = "sup",
        ["mark"] = "mark",
        ["ins"] = "ins",
        ["u"] = "u",
        ["kbd"] = "kbd",
        ["small"] = "small",
        ["q"] = "q",
        ["cite"] = "cite",
        ["dfn"] = "dfn",
        ["var"] = "var",
        ["abbr"] = "abbr",
    }.ToFrozenDictionary();

    /// <summary>The elements to write, the outermost first; none for plain text.</summary>
    public static IReadOnlyList<string> Of(IElement element)
    {
        var kinds = new List<string>(2);
        var style = element.GetAttribute("style") ?? "";
        if (Meanings.TryGetValue(element.LocalName, out var meaning) && !(meaning == "strong" && NormalWeight().IsMatch(style)))
        {
            kinds.Add(meaning);
        }

        if (style.Length > 0 && element.LocalName is "span" or "font" or "a")
        {
            Add(kinds, "strong", Bold().IsMatch(style));
            Add(kinds, "em", Italic().IsMatch(style));
            Add(kinds, "del", Struck().IsMatch(style));
            Add(kinds, "sup", Raised().IsMatch(style));
            Add(kinds, "sub", Lowered().IsMatch(style));
        }

        return kinds;
    }

    private static void Add(List<string> kinds, string kind, bool applies)
    {
        if (applies)
        {
            kinds.Add(kind);
        }
    }

    [GeneratedRegex(@"(?<!bidi-)font-weight\s*:\s*(?:normal|[1-4]00)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NormalWeight();

    [GeneratedRegex(@"(?<!bidi-)font-weight\s*:\s*(?:bold|[6-9]00)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<!bidi-)font-style\s*:\s*italic", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Italic();

    [GeneratedRegex(@"text-decoration(?:-line)?\s*:[a-z\s]*line-through", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Struck();

    [GeneratedRegex(@"vertical-align\s*:\s*super", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Raised();

    [GeneratedRegex(@"vertical-align\s*:\s*sub", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lowered();
}
