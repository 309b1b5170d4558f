namespace PilotHub.Search;

/// <summary>A piece of a document's text and what it is, such as <c>Goal</c>.</summary>
public sealed record SearchText(string Name, string Text);

/// <summary>One thing that can be found: an item, or a learning that stands in one.</summary>
public sealed record SearchDocument
{
    /// <summary>Tells the document from all others.</summary>
    public required string Id { get; init; }

    /// <summary>The content item that it belongs to; everything of an item is replaced and removed together.</summary>
    public required string ContentItemId { get; init; }

    /// <summary>The content type, such as <c>PilotCase</c> or <c>Learning</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Where it leads to, from the root of the site, anchor included.</summary>
    public required string Url { get; init; }

    /// <summary>Whether it is not published: <see cref="Access"/> says who may come across it all the same.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The language that it is written in, or an empty text.</summary>
    public string Culture { get; init; } = "";

    /// <summary>The set of translations that its item belongs to, or an empty text.</summary>
    public string TranslationSet { get; init; } = "";

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it stands in where it does not stand by itself: the title of a learning's case.</summary>
    public string Within { get; init; } = "";

    /// <summary>What a result shows where no passage matches.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The other text, plain, in the order in which a passage is looked for.</summary>
    public IReadOnlyList<SearchText> Texts { get; init; } = [];

    /// <summary>Names of terms and people in all languages, synonyms included. They are searched and not shown.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The values to filter and count by, by facet, such as <c>stage</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The numbers to filter, sort and rank by; see <see cref="SearchNumber"/>.</summary>
    public IReadOnlyDictionary<SearchNumber, int> Numbers { get; init; } = new Dictionary<SearchNumber, int>();

    /// <summary>The ids of the people whose names it holds; when an account changes, what mentions it is read anew.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>
    /// Says who may come across it, in a form that only whoever wrote it reads; see <see cref="SearchReader"/>. Documents that the
    /// same people see have the same.
    /// </summary>
    public required string Access { get; init; }
}

/// <summary>A number of a document. Days are counted from the first of January of the year 1, as <see cref="DateOnly.DayNumber"/> does.</summary>
public enum SearchNumber
{
    /// <summary>The strategic potential, 1 to 5.</summary>
    Potential,

    /// <summary>The level of evidence, 0 to 5.</summary>
    Evidence,

    /// <summary>The day of the publication.</summary>
    Day,

    /// <summary>The day on which somebody last stood for its truth: verified, or published.</summary>
    Verified,

    /// <summary>How many people found it useful.</summary>
    Votes,
}
