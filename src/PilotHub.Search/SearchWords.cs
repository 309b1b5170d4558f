namespace PilotHub.Search;

/// <summary>How a word was typed.</summary>
public enum SearchTermKind
{
    /// <summary>Words in any of their forms.</summary>
    Word,

    /// <summary>Words in this order: <c>"…"</c>.</summary>
    Phrase,

    /// <summary>The beginning of a word: <c>pilot*</c>.</summary>
    Prefix,
}

/// <summary>One thing that was typed. What is <paramref name="Excluded"/> must not occur: <c>-word</c>.</summary>
public sealed record SearchTerm(SearchTermKind Kind, string Text, bool Excluded = false);

/// <summary>The words of a search: taken apart, and as they were typed.</summary>
public sealed record SearchWords(IReadOnlyList<SearchTerm> Terms, string Text)
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxLength = 400;

    /// <summary>No words.</summary>
    public static SearchWords None { get; } = new([], "");
}
