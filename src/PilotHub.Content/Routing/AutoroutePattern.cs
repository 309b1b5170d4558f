using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PilotHub.Content.Routing;

/// <summary>
/// Where items of a type live: fixed text around the slug of the display text, written as Orchard Core's Liquid
/// (<c>cases/{{ Model.ContentItem | display_text | slugify }}</c>). Other Liquid is refused when the definition is read.
/// </summary>
public sealed partial record AutoroutePattern(string Before, string After)
{
    /// <summary>The longest path that is taken, in characters: in any script it fits into the 2,700 bytes that a database may take in an index.</summary>
    public const int MaxPathLength = 850;

    // The first segments that the product's own pages live under; no item may take one as its whole first segment.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "admin", "api", "error", "feeds", "healthz", "help", "mcp", "media", "openapi", "portfolio", "readyz", "scaling",
        "search", "sitemap.xml", "robots.txt", "favicon.ico", "_content", "_framework",
    };

    // Paths that are pages themselves, while items may live below them.
    private static readonly HashSet<string> ReservedPaths = new(StringComparer.OrdinalIgnoreCase) { "cases", "roadmap", "topics" };

    /// <summary>Reads a pattern; false where it is Liquid that PilotHub does not evaluate.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out AutoroutePattern? parsed)
    {
        var match = Expression().Match(pattern);
        parsed = match.Success ? new(match.Groups["before"].Value, match.Groups["after"].Value) : null;
        return match.Success;
    }

    /// <summary>The path of an item with that title.</summary>
    public string PathOf(string displayText) => Normalize(Before + Slug.From(displayText) + After);

    /// <summary>A path without slashes at its ends.</summary>
    public static string Normalize(string path) => path.Trim().Trim('/');

    /// <summary>Whether an item may live at <paramref name="path"/>: not empty, not too long, no odd characters, not a page of the product.</summary>
    public static bool IsAllowed(string path) =>
        path.Length is > 0 and <= MaxPathLength
        && !ReservedPaths.Contains(path)
        && !Reserved.Contains(path.Split('/')[0])
        && !path.Split('/').Any(segment => segment is "" or "." or "..")
        && !path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '?' or '#' or '%' or '"' or '<' or '>' or ':' or '[' or ']' or '@');

    [GeneratedRegex(@"^(?<before>[^{}]*)\{\{-?\s*(?:Model\.)?ContentItem\s*(?:\|\s*display_text|\.DisplayText)\s*\|\s*slugify\s*-?\}\}(?<after>[^{}]*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Expression();
}
