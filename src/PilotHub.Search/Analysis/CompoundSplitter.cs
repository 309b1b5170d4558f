namespace PilotHub.Search.Analysis;

/// <summary>
/// Splits German compounds into words that are known from elsewhere, endings and linking letters included:
/// <c>kundendienstleistungen</c> into <c>kunden</c>, <c>dienst</c>, <c>leistungen</c>. Of the ways to split a word, the one whose parts
/// have the highest geometric mean of frequency wins (Koehn and Knight, 2003); short parts that happen to be words lose by it.
/// </summary>
internal sealed class CompoundSplitter(CompoundVocabulary vocabulary)
{
    /// <summary>The shortest part, in characters. Shorter German words are mostly prefixes and endings of others.</summary>
    public const int MinPartLength = 4;

    private const int MaxParts = 5;
    private const int MinStemLength = 3;

    /// <summary>The parts of a folded word in their order, as they stand in it; empty where it is no compound of known words.</summary>
    public IReadOnlyList<string> Split(string word)
    {
        if (word.Length < 2 * MinPartLength || vocabulary.Count == 0 || !Stems.ContainsOnlyLetters(word))
            return [];
        // best[end, parts]: the best way to make the word's beginning up to `end` of that many parts.
        var best = new Way?[word.Length + 1, MaxParts + 1];
        best[0, 0] = new(0, 0, null);
        for (var start = 0; start <= word.Length - MinPartLength; start++)
        {
            for (var end = start + MinPartLength; end <= word.Length; end++)
            {
                var rest = word.Length - end;
                if ((rest is > 0 and < MinPartLength) || end - start == word.Length || FrequencyOf(word[start..end]) is not { } frequency)
                    continue;
                for (var parts = 0; parts < MaxParts; parts++)
                {
                    if (best[start, parts] is { } way && (best[end, parts + 1] is not { } other || way.Sum + frequency > other.Sum))
                        best[end, parts + 1] = new(way.Sum + frequency, start, way);
                }
            }
        }
        var (top, count) = (default(Way), 0);
        for (var parts = 2; parts <= MaxParts; parts++)
        {
            if (best[word.Length, parts] is { } way && (top is null || way.Sum / parts > top.Sum / count))
                (top, count) = (way, parts);
        }
        return top is null ? [] : PartsOf(word, top);
    }

    private double? FrequencyOf(string part)
    {
        var stem = Stems.German(part);
        return stem.Length >= MinStemLength && vocabulary.CountOf(stem) is > 0 and var count ? Math.Log(count + 0.5) : null;
    }

    private static List<string> PartsOf(string word, Way last)
    {
        var parts = new List<string>();
        var end = word.Length;
        for (var way = last; way.Before is not null; way = way.Before)
        {
            parts.Add(word[way.Start..end]);
            end = way.Start;
        }
        parts.Reverse();
        return parts;
    }

    // The sum of the logarithms of the parts' frequencies; where the last part begins; the way up to there.
    private sealed record Way(double Sum, int Start, Way? Before);
}
