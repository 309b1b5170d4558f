namespace PilotHub.Search.Suggesting;

/// <summary>What is being typed, taken apart. Its words may come in any order, and each may be the beginning of one.</summary>
public sealed class SuggestionText
{
    private const int MaxLength = 120;

    /// <summary>Takes <paramref name="text"/> apart; only its first 120 characters and eight words count.</summary>
    public SuggestionText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Words = [.. FoldedWords.Of(text.Length > MaxLength ? text[..MaxLength] : text).Distinct().Take(WordPrefixes.MaxWords).Select(word => new TypedWord(word))];
    }

    /// <summary>Whether there is nothing to go by.</summary>
    public bool IsEmpty => Words.Count == 0;

    internal IReadOnlyList<TypedWord> Words { get; }
}
