using PilotHub.Search.Analysis;

namespace PilotHub.Search;

/// <summary>
/// Words that mean the same, in either language: a search for one of them finds the others too. A name may be several words; in what
/// somebody typed it is known in any of its inflected forms. Immutable.
/// </summary>
public sealed class SearchGlossary
{
    // Names are a few words; what is longer is a sentence that nobody types.
    private const int MaxWords = 8;

    private readonly Dictionary<string, List<string>> _others = [];
    private readonly int _longest;

    private SearchGlossary(IEnumerable<IReadOnlyCollection<string>> groups)
    {
        var analyzer = new WordAnalyzer(CompoundVocabulary.Empty);
        foreach (var names in groups)
        {
            foreach (var name in names)
            {
                var words = TextTokens.Of(name, analyzer).ConvertAll(token => token.Word);
                if (words.Count is 0 or > MaxWords)
                    continue;
                _longest = Math.Max(_longest, words.Count);
                foreach (var key in KeysOf(words, 0, words.Count))
                    Add(key, names.Where(other => !other.Equals(name, StringComparison.OrdinalIgnoreCase)));
            }
        }
    }

    /// <summary>A glossary without entries.</summary>
    public static SearchGlossary Empty { get; } = new([]);

    /// <summary>The glossary of these entries, each with all its names.</summary>
    public static SearchGlossary Of(IEnumerable<IReadOnlyCollection<string>> groups) => new(groups);

    /// <summary>The other names of what stands in <paramref name="words"/>, the longest name at each place.</summary>
    internal IReadOnlyList<string> FindOthers(IReadOnlyList<Word> words)
    {
        if (_others.Count == 0)
            return [];
        var found = new List<string>();
        for (var at = 0; at < words.Count;)
            at += Math.Max(1, Take(words, at, found));
        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // How many words the longest name is that begins there; 0 where none does.
    private int Take(IReadOnlyList<Word> words, int at, List<string> found)
    {
        for (var count = Math.Min(_longest, words.Count - at); count > 0; count--)
        {
            var others = KeysOf(words, at, count).SelectMany(key => _others.GetValueOrDefault(key, [])).ToList();
            if (others.Count == 0)
                continue;
            found.AddRange(others);
            return count;
        }
        return 0;
    }

    private void Add(string key, IEnumerable<string> others)
    {
        if (!_others.TryGetValue(key, out var known))
            _others[key] = known = [];
        known.AddRange(others);
    }

    // A name is English or German, never both: stems of the two are not mixed.
    private static IEnumerable<string> KeysOf(IReadOnlyList<Word> words, int start, int count)
    {
        var range = words.Skip(start).Take(count).ToList();
        return ((string[])[string.Join(' ', range.Select(word => word.English ?? word.Exact)), string.Join(' ', range.Select(word => word.German ?? word.Exact))]).Distinct();
    }
}
