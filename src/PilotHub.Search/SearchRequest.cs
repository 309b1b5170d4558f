namespace PilotHub.Search;

/// <summary>The order of results.</summary>
public enum SearchOrder
{
    /// <summary>The best first; the newest where no word is searched for.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The highest strategic potential first.</summary>
    Potential,

    /// <summary>The strongest evidence first.</summary>
    Evidence,
}

/// <summary>A range of numbers, both ends included; null is open.</summary>
public sealed record SearchRange(int? From, int? To)
{
    /// <summary>Whether <paramref name="value"/> lies within.</summary>
    public bool Contains(int value) => (From is null || value >= From) && (To is null || value <= To);
}

/// <summary>What to search for.</summary>
public sealed record SearchRequest
{
    /// <summary>On whose behalf.</summary>
    public required SearchReader Reader { get; init; }

    /// <summary>The words; none finds everything.</summary>
    public SearchWords Words { get; init; } = SearchWords.None;

    /// <summary>What else words are called; those names are searched for too.</summary>
    public SearchGlossary Glossary { get; init; } = SearchGlossary.Empty;

    /// <summary>By facet the values of which a document has one; every facet must hold.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>The ranges that must hold; what has no such number is left out.</summary>
    public IReadOnlyDictionary<SearchNumber, SearchRange> Ranges { get; init; } = new Dictionary<SearchNumber, SearchRange>();

    /// <summary>The facets to count.</summary>
    public IReadOnlyCollection<string> Count { get; init; } = [];

    /// <summary>The order.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>How many to leave out at the beginning; at most 10,000.</summary>
    public int Skip { get; init; }

    /// <summary>How many to return; 0 to 100.</summary>
    public int Take { get; init; } = 20;

    /// <summary>The day that freshness is judged from.</summary>
    public required DateOnly Today { get; init; }
}
