namespace PilotHub.Search.Querying;

/// <summary>A filter that was typed among the words: <c>stage:running</c>, <c>evidence:&gt;=3</c>.</summary>
public sealed record TypedFilter(string Name, string Value);

/// <summary>
/// What somebody typed, taken apart: words, <c>"phrases"</c>, <c>-without</c>, <c>prefix*</c> and <c>name:value</c>. Everything that can
/// be typed means something; what is no sign of this language is a word.
/// </summary>
public sealed record TypedSearch(SearchWords Words, IReadOnlyList<TypedFilter> Filters)
{
    private const int MaxTerms = 64;

    /// <summary>
    /// Takes <paramref name="text"/> apart; only its first <see cref="SearchWords.MaxLength"/> characters count. What looks like a filter is
    /// one where <paramref name="isFilter"/> says so; the text of the words is what is left without the filters.
    /// </summary>
    public static TypedSearch Parse(string text, Func<TypedFilter, bool> isFilter)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isFilter);
        var left = new List<string>();
        var terms = new List<SearchTerm>();
        var filters = new List<TypedFilter>();
        var plain = new List<string>();
        var rest = text.AsSpan(0, Math.Min(text.Length, SearchWords.MaxLength)).Trim();
        while (rest.Length > 0 && terms.Count + filters.Count + plain.Count < MaxTerms)
        {
            var before = rest;
            var excluded = rest.Length > 1 && rest[0] == '-' && !char.IsWhiteSpace(rest[1]);
            if (excluded)
                rest = rest[1..];
            if (Quoted(ref rest) is { } phrase)
            {
                terms.Add(new(SearchTermKind.Phrase, phrase, excluded));
            }
            else if (!excluded && Filter(ref rest, isFilter) is { } filter)
            {
                filters.Add(filter);
                before = [];
            }
            else
            {
                var word = Word(ref rest);
                if (word.Length > 2 && word[^1] == '*')
                    terms.Add(new(SearchTermKind.Prefix, word[..^1], excluded));
                else if (excluded)
                    terms.Add(new(SearchTermKind.Word, word, Excluded: true));
                else
                    plain.Add(word);
            }
            if (before.Length > 0)
                left.Add(before[..^rest.Length].ToString());
            rest = rest.TrimStart();
        }
        // Words that stand beside each other are searched for together: neighbours count.
        if (plain.Count > 0)
            terms.Insert(0, new(SearchTermKind.Word, string.Join(' ', plain)));
        return new(new(terms, string.Join(' ', left)), filters);
    }

    private static string? Quoted(ref ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0 || rest[0] is not ('"' or '„' or '“' or '”' or '«' or '»'))
            return null;
        var end = rest[1..].IndexOfAny("\"“”«»");
        var phrase = end < 0 ? rest[1..] : rest[1..(end + 1)];
        rest = end < 0 ? [] : rest[(end + 2)..];
        return phrase.Trim().ToString();
    }

    private static TypedFilter? Filter(ref ReadOnlySpan<char> rest, Func<TypedFilter, bool> isFilter)
    {
        var colon = rest.IndexOf(':');
        if (colon <= 0 || rest[..colon].IndexOfAny(" \t\r\n") >= 0 || colon + 1 == rest.Length || char.IsWhiteSpace(rest[colon + 1]))
            return null;
        var value = rest[(colon + 1)..];
        var filter = new TypedFilter(rest[..colon].ToString().ToLowerInvariant(), Quoted(ref value) ?? Word(ref value));
        if (!isFilter(filter))
            return null;
        rest = value;
        return filter;
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
            end++;
        var word = rest[..end].ToString();
        rest = rest[end..];
        return word;
    }
}
