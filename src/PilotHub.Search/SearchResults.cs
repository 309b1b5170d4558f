namespace PilotHub.Search;

/// <summary>
/// A document that was found. <paramref name="Title"/>, <paramref name="Summary"/> and <paramref name="Snippets"/> (of the other texts) are
/// HTML in which only <c>mark</c> elements stand; <paramref name="Matched"/> names the texts that carry the match, at most three, the largest share first.
/// </summary>
public sealed record SearchHit(SearchDocument Document, float Score, string Title, string Summary, IReadOnlyList<string> Snippets, IReadOnlyList<string> Matched)
{
    /// <summary>Why it is a result, and stands where it does.</summary>
    public SearchExplanation Why { get; init; } = SearchExplanation.None;
}

/// <summary>What was found: one page of it, how many in all, and for each facet how many have which value.</summary>
public sealed record SearchResults(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets)
{
    /// <summary>Nothing.</summary>
    public static SearchResults None { get; } = new(0, [], new Dictionary<string, IReadOnlyDictionary<string, int>>());

    /// <summary>What was typed with unknown words replaced by known ones that differ least; null where all are known or none is near.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Whether no word was found, and these are the documents with words that look alike.</summary>
    public bool IsLoose { get; init; }
}
