namespace PilotHub.Search.Suggesting;

/// <summary>Names of things that are no documents, such as topics and people, for finding them by the beginnings of their words.</summary>
public sealed class NamePrefixes<T>
{
    private readonly WordPrefixes _words;
    private readonly IReadOnlyList<T> _things;

    /// <summary>Takes each thing with all its names.</summary>
    public NamePrefixes(IReadOnlyList<(T Thing, IReadOnlyCollection<string> Names)> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        _things = [.. named.Select(entry => entry.Thing)];
        _words = new(named.Count, named.SelectMany((entry, place) => entry.Names.SelectMany(name => FoldedWords.Of(name).Select((word, at) => (word, place, at == 0)))));
    }

    /// <summary>The things whose names fit, the best first.</summary>
    public IReadOnlyList<T> Find(SuggestionText text, bool forgiving)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<(int Place, int Fit)>();
        _words.Find(text.Words, forgiving, (place, fit) => found.Add((place, fit)));
        return [.. found.OrderByDescending(thing => thing.Fit).Select(thing => _things[thing.Place])];
    }
}
