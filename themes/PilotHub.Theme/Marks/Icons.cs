using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace PilotHub.Theme;

/// <summary>Line icons on a 20 unit grid, drawn with the colour of the text around them.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, IHtmlContent> Drawn = new Dictionary<string, string>
    {
        ["search"] = """<circle cx="8.75" cy="8.75" r="5"/><path d="m12.5 12.5 4.25 4.25"/>""",
        ["link"] = """<path d="M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.6-2.7a3.25 3.25 0 0 0-4.6-4.6l-1 1"/><path d="M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-2.6 2.7a3.25 3.25 0 0 0 4.6 4.6l1-1"/>""",
        ["check"] = """<path d="m4 10.5 4 4 8-9"/>""",
        ["cross"] = """<path d="m5 5 10 10M15 5 5 15"/>""",
        ["plus"] = """<path d="M10 4v12M4 10h12"/>""",
        ["info"] = """<circle cx="10" cy="10" r="7"/><path d="M10 9.25v4.5M10 6.25v.5"/>""",
        ["alert"] = """<path d="M10 3 17.5 16.5h-15z"/><path d="M10 8v4M10 13.75v.5"/>""",
        ["left"] = """<path d="m12 4.5-5.5 5.5 5.5 5.5"/>""",
        ["right"] = """<path d="m8 4.5 5.5 5.5L8 15.5"/>""",
        ["down"] = """<path d="m4.5 7.5 5.5 5.5 5.5-5.5"/>""",
        ["up"] = """<path d="m4.5 12.5 5.5-5.5 5.5 5.5"/>""",
        ["display"] = """<circle cx="10" cy="10" r="6.5"/><path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>""",
        ["person"] = """<circle cx="10" cy="7" r="3.25"/><path d="M3.75 16.75a6.25 5.5 0 0 1 12.5 0"/>""",
        ["download"] = """<path d="M10 3v9.5M6 9l4 4 4-4M4 16.5h12"/>""",
        ["filter"] = """<path d="M3.5 6h13M6 10h8M8.5 14h3"/>""",
        ["edit"] = """<path d="m4 16 .8-3.3L13.5 4l2.5 2.5-8.7 8.7z"/>""",
        ["clock"] = """<circle cx="10" cy="10" r="6.75"/><path d="M10 6v4.25l2.75 1.75"/>""",
        ["file"] = """<path d="M5.5 3h6l3.5 3.5V17h-9.5z"/><path d="M11.5 3v3.5H15"/>""",
    }.ToFrozenDictionary(
        pair => pair.Key,
        IHtmlContent (pair) => new HtmlString(
            $"""<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{pair.Value}</svg>"""));

    public static IEnumerable<string> Names => Drawn.Keys.Order(StringComparer.Ordinal);

    /// <summary>The icon as inline SVG, hidden from screen readers: a word stands beside it.</summary>
    /// <exception cref="ArgumentException">There is no icon of that name.</exception>
    public static IHtmlContent Get(string name) =>
        Drawn.TryGetValue(name, out var icon) ? icon : throw new ArgumentException($"There is no icon '{name}'.", nameof(name));
}
