namespace PilotHub.Search.Similar;

/// <summary>What to find the nearest of.</summary>
public sealed record SimilarRequest
{
    /// <summary>On whose behalf.</summary>
    public required SearchReader Reader { get; init; }

    /// <summary>The texts to go by; the first, the title, says most. Their first 20,000 characters count.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>The values to go by as well, by facet; what shares one is nearer.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The content types to find.</summary>
    public required IReadOnlyCollection<string> ContentTypes { get; init; }

    /// <summary>The item that is compared, which is not similar to itself; empty for none.</summary>
    public string ContentItemId { get; init; } = "";

    /// <summary>Its set of translations, which are not similar to it either; empty for none.</summary>
    public string TranslationSet { get; init; } = "";

    /// <summary>By facet the values of those that come first among equals.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> First { get; init; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>The language that is preferred of a set of translations.</summary>
    public string Culture { get; init; } = "";

    /// <summary>How many to find; 1 to 20.</summary>
    public int Take { get; init; } = 6;
}

/// <summary>
/// Something similar: <paramref name="Facets"/> are the values that both have, <paramref name="Words"/> telling words that both use, as they
/// stand in it.
/// </summary>
public sealed record SimilarHit(SearchDocument Document, float Score, IReadOnlyDictionary<string, IReadOnlyList<string>> Facets, IReadOnlyList<string> Words);
