using System.Globalization;
using PilotHub.Content.Routing;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>
/// The ids of one piece of content: all begin with its prefix, none occurs twice, and a link written to the short form
/// (<c>#what-we-learned</c>) finds the prefixed one.
/// </summary>
internal sealed class ContentIds(string prefix)
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    /// <summary>An id for a heading without one; repeated headings are numbered.</summary>
    public string ForHeading(string text)
    {
        var slug = SlugOf(text);
        var name = slug;
        while (!_byName.TryAdd(name, prefix + name))
        {
            var repeat = _repeats[slug] = _repeats.GetValueOrDefault(slug, 1) + 1;
            name = string.Create(CultureInfo.InvariantCulture, $"{slug}-{repeat}");
        }

        return prefix + name;
    }

    /// <summary>The prefixed form of an id that the content brought along; null when it is taken already or no plain word.</summary>
    public string? ForExisting(string name)
    {
        var plain = name.Length is > 0 and <= 80 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
        return plain && _byName.TryAdd(name, prefix + name) ? prefix + name : null;
    }

    /// <summary>The id that a fragment (without its hash) means here; null when it leads somewhere else on the page.</summary>
    public string? Resolve(string fragment)
    {
        var name = Uri.UnescapeDataString(fragment);
        return _byName.GetValueOrDefault(name) ?? (name.Length > 0 ? _byName.GetValueOrDefault(SlugOf(name)) : null);
    }

    // Code points that are no characters cannot be normalized, and nobody sees them.
    private static string SlugOf(string text) =>
        Slug.From(string.Concat(text.EnumerateRunes().Where(rune => (rune.Value & 0xFFFE) != 0xFFFE)));
}
