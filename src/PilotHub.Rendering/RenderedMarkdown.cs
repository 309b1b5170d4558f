namespace PilotHub.Rendering;

/// <summary>Markdown made presentable: safe HTML and what is derived from it.</summary>
public sealed record RenderedMarkdown
{
    internal static RenderedMarkdown Empty { get; } = new() { Html = "", PlainText = "" };

    /// <summary>The sanitized HTML fragment.</summary>
    public required string Html { get; init; }

    /// <summary>The headings in reading order, with the levels and ids that they have in <see cref="Html"/>.</summary>
    public IReadOnlyList<TableOfContentsEntry> TableOfContents { get; init; } = [];

    /// <summary>The text a reader sees, one block per line; for search.</summary>
    public required string PlainText { get; init; }

    /// <summary>Why the text is shown as it was written instead of being interpreted; normally <see cref="RenderingFallback.None"/>.</summary>
    public RenderingFallback Fallback { get; init; }

    /// <summary>Running text without headings, code and tables: what an excerpt should begin with.</summary>
    internal string Prose { get; init; } = "";

    /// <summary>The beginning of the running text in at most so many characters, cut between words and then marked with an ellipsis.</summary>
    public string Excerpt(int maxCharacters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCharacters, 1);
        return TextExcerpt.Cut(Prose.Length > 0 ? Prose : PlainText, maxCharacters);
    }
}

/// <summary>A heading of the content.</summary>
public sealed record TableOfContentsEntry(int Level, string Id, string Text);

/// <summary>Why Markdown was not interpreted.</summary>
public enum RenderingFallback
{
    /// <summary>It was interpreted.</summary>
    None,

    /// <summary>Longer than <see cref="RenderingOptions.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Nested deeper than <see cref="RenderingOptions.MaxNestingDepth"/>.</summary>
    TooDeep,

    /// <summary>Built so that interpreting it would take, or produce, far more than its length warrants.</summary>
    TooComplex,
}
