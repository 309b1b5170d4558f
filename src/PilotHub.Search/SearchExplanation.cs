namespace PilotHub.Search;

/// <summary>What lifts a result besides its words.</summary>
public enum SearchLiftKind
{
    /// <summary>The level of its evidence.</summary>
    Evidence,

    /// <summary>How lately somebody stood for its truth.</summary>
    Freshness,

    /// <summary>The people who found it useful.</summary>
    Votes,
}

/// <summary>
/// A text that words were found in: its name, such as <c>Title</c> or <c>Goal</c>, the words as they were typed, those that told most
/// first, and its share of the match, 0 to 1.
/// </summary>
public sealed record SearchMatch(string Name, IReadOnlyList<string> Words, double Share);

/// <summary>What lifted a result, and by how many per cent.</summary>
public sealed record SearchLift(SearchLiftKind Kind, double Percent);

/// <summary>Why a result is one, and stands where it does: the texts that its words were found in, the largest share first, and what lifted it.</summary>
public sealed record SearchExplanation(IReadOnlyList<SearchMatch> Matches, IReadOnlyList<SearchLift> Lifts)
{
    /// <summary>No words and no lift.</summary>
    public static SearchExplanation None { get; } = new([], []);
}
