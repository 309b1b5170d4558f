using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PilotHub.Search.Analysis;

namespace PilotHub.Search.Highlighting;

/// <summary>Marks the words that were searched for, and picks the passage in which most of them stand.</summary>
internal sealed class Highlighter
{
    private const int PassageLength = 240;
    private const int MaxTextLength = 20_000;

    // Umlauts as themselves; what HTML gives a meaning stays escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly WordAnalyzer _analyzer;
    private readonly FrozenSet<string> _exact, _english, _german;
    private readonly IReadOnlyList<string> _prefixes;

    public Highlighter(SearchWords words, WordAnalyzer analyzer)
    {
        _analyzer = analyzer;
        var wanted = words.Terms.Where(term => !term.Excluded).ToList();
        var typed = wanted.Where(term => term.Kind != SearchTermKind.Prefix)
            .SelectMany(term => TextTokens.Of(term.Text, analyzer).Select(token => token.Word)).ToList();
        var telling = typed.Where(word => !word.IsFunctionWord).ToList() is { Count: > 0 } some ? some : typed;
        _exact = telling.Select(word => word.Exact).ToFrozenSet();
        _english = telling.Select(word => word.English).OfType<string>().ToFrozenSet();
        _german = telling.SelectMany(word => word.Parts.Prepend(word.German)).OfType<string>().ToFrozenSet();
        _prefixes = [.. wanted.Where(term => term.Kind == SearchTermKind.Prefix).Select(term => WordFolding.Fold(term.Text))];
    }

    /// <summary>Whether there is anything to mark.</summary>
    public bool IsEmpty => _exact.Count == 0 && _prefixes.Count == 0;

    /// <summary>Whether there is anything to mark in the text.</summary>
    public bool Matches(string text) => !IsEmpty && FindMatches(text).Count > 0;

    /// <summary>The whole text as HTML with its matches marked.</summary>
    public string Mark(string text) => Write(text, 0, text.Length, FindMatches(text));

    /// <summary>The passage with most of the words, as HTML with its matches marked, and how many different words it has; null where none stands in the text.</summary>
    public (string Html, int Words)? Passage(string text)
    {
        var matches = FindMatches(text.Length > MaxTextLength ? text[..MaxTextLength] : text);
        if (matches.Count == 0)
            return null;
        var (best, most) = (0, 0);
        var seen = new HashSet<string>();
        for (var first = 0; first < matches.Count; first++)
        {
            seen.Clear();
            for (var i = first; i < matches.Count && matches[i].End - matches[first].Start <= PassageLength; i++)
                seen.Add(matches[i].Word.Exact);
            if (seen.Count > most)
                (best, most) = (first, seen.Count);
        }
        var start = StartOf(text, matches[best].Start);
        var end = EndOf(text, start);
        var html = Write(text, start, end, matches);
        return ((start > 0 ? "… " : "") + html + (end < text.Length ? " …" : ""), most);
    }

    private List<TextToken> FindMatches(string text) => [.. TextTokens.Of(text, _analyzer).Where(token => IsWanted(token.Word))];

    private bool IsWanted(Word word) =>
        _exact.Contains(word.Exact)
        || (word.English is { } english && _english.Contains(english))
        || (word.German is { } german && _german.Contains(german))
        || word.Parts.Any(_german.Contains)
        || _prefixes.Any(prefix => word.Exact.StartsWith(prefix, StringComparison.Ordinal));

    // A passage begins with a sentence where one begins shortly before the match, else with a word.
    private static int StartOf(string text, int match)
    {
        var earliest = Math.Max(0, match - (PassageLength / 3));
        if (earliest == 0)
            return 0;
        var sentence = text.AsSpan(earliest, match - earliest).LastIndexOfAny(".!?\n");
        var start = sentence >= 0 ? earliest + sentence + 1 : text.IndexOf(' ', earliest) is var blank && blank >= 0 && blank < match ? blank : earliest;
        while (start < match && char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }

    private static int EndOf(string text, int start)
    {
        var latest = start + PassageLength;
        if (latest >= text.Length)
            return text.Length;
        var blank = text.LastIndexOf(' ', latest, PassageLength / 3);
        return blank > start ? blank : char.IsLowSurrogate(text[latest]) ? latest - 1 : latest;
    }

    private static string Write(string text, int start, int end, List<TextToken> matches)
    {
        var html = new StringBuilder();
        var at = start;
        foreach (var match in matches)
        {
            if (match.Start < at || match.End > end)
                continue;
            html.Append(Encoder.Encode(text[at..match.Start])).Append("<mark>").Append(Encoder.Encode(text[match.Start..match.End])).Append("</mark>");
            at = match.End;
        }
        return html.Append(Encoder.Encode(text[at..end])).ToString();
    }
}
