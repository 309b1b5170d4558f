namespace PilotHub.Search.Analysis;

/// <summary>All that the index knows of a word, in the forms in which it is looked up.</summary>
internal sealed record Word
{
    /// <summary>The folded word as it was written: for phrases, prefixes, spelling and suggestions.</summary>
    public required string Exact { get; init; }

    /// <summary>Its English stem; null for a word that carries no meaning in English, such as <c>the</c>.</summary>
    public required string? English { get; init; }

    /// <summary>Its German stem; null for a word that carries no meaning in German, such as <c>der</c>.</summary>
    public required string? German { get; init; }

    /// <summary>The German stems of what it is composed of; empty where it is no compound.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Whether it carries no meaning in one of the languages by itself.</summary>
    public bool IsFunctionWord => English is null || German is null;
}
