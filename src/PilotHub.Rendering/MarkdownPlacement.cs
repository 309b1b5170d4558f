using System.Text.RegularExpressions;

namespace PilotHub.Rendering;

/// <summary>Where on a page a piece of Markdown stands, so that several of them share one page without clashing.</summary>
public sealed partial record MarkdownPlacement
{
    /// <summary>The prefix when nothing else is asked for.</summary>
    public const string DefaultIdPrefix = "content-";

    /// <summary>Begins every id of the output, so that content can take no id of the page itself. Lower-case ASCII, ends in a hyphen.</summary>
    public string IdPrefix { get; init; } = DefaultIdPrefix;

    /// <summary>
    /// The level that the content's highest heading gets, 1 to 6, the others following; no heading goes below level 6.
    /// Null leaves the levels as written.
    /// </summary>
    public int? TopHeadingLevel { get; init; }

    /// <summary>The content's language (<c>de</c>, <c>en</c>) for the words that notes, tables and code are named by; null writes none.</summary>
    public string? Language { get; init; }

    internal static MarkdownPlacement Default { get; } = new();

    internal void Validate()
    {
        if (!PrefixPattern().IsMatch(IdPrefix))
        {
            throw new ArgumentException($"MarkdownPlacement.IdPrefix '{IdPrefix}' must be lower-case ASCII like 'goal-'.", nameof(IdPrefix));
        }

        if (TopHeadingLevel is < 1 or > 6)
        {
            throw new ArgumentOutOfRangeException(nameof(TopHeadingLevel), TopHeadingLevel, "MarkdownPlacement.TopHeadingLevel must be 1 to 6.");
        }
    }

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?-$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixPattern();
}
