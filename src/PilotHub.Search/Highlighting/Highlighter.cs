using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PilotHub.Search.Analysis;

namespace PilotHub.Search.Highlighting;

/// <summary>A match in a text: where it stands, and which of the words that were searched for it is.</summary>
internal readonly record struct Match(int Start, int End, int Wanted);

/// <summary>Marks the words that were searched for, and picks the passage in which most of them stand.</summary>
internal sealed class Highlighter
{
    private const int PassageLength = 240;
    private const int MaxTextLength = 20_000;

    // Umlauts as themselves; what HTML gives a meaning stays escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly WordAnalyzer _analyzer;
    private readonly Dictionary<string, int> _exact = [], _english = [], _german = [];
    private readonly List<(string Prefix, int Wanted)> _prefixes = [];
    private readonly List<WantedText> _wanted = [];

    // What each word is, for the words of the texts shown: the analyzer hands out the same object for the same word.
    private readonly Dictionary<Word, int> _known = new(ReferenceEqualityComparer.Instance);

    public Highlighter(SearchWords words, WordAnalyzer analyzer)
    {
        _analyzer = analyzer;
        var wanted = words.Terms.Where(term => !term.Excluded).ToList();
        var typed = wanted.Where(term => term.Kind != SearchTermKind.Prefix)
            .SelectMany(term => TextTokens.Of(term.Text, analyzer).Select(token => (token.Word, Text: term.Text[token.Start..token.End]))).ToList();
        var telling = typed.Where(word => !word.Word.IsFunctionWord).ToList() is { Count: > 0 } some ? some : typed;
        foreach (var (word, text) in telling.DistinctBy(word => word.Word.Exact))
        {
            var number = _wanted.Count;
            _wanted.Add(new(text, word));
            _exact.TryAdd(word.Exact, number);
            if (word.English is { } english)
                _english.TryAdd(english, number);
            foreach (var german in word.Parts.Prepend(word.German).OfType<string>())
                _german.TryAdd(german, number);
        }
        foreach (var term in wanted.Where(term => term.Kind == SearchTermKind.Prefix))
        {
            _prefixes.Add((WordFolding.Fold(term.Text), _wanted.Count));
            _wanted.Add(new(term.Text + "*", null));
        }
    }

    /// <summary>What is marked, by number.</summary>
    public IReadOnlyList<WantedText> Wanted => _wanted;

    /// <summary>Whether there is anything to mark.</summary>
    public bool IsEmpty => _wanted.Count == 0;

    /// <summary>The matches in a text, or in the beginning of a very long one.</summary>
    public List<Match> Find(string text)
    {
        var matches = new List<Match>();
        if (IsEmpty)
            return matches;
        var spans = new WordSpans(text.AsSpan(0, Math.Min(text.Length, MaxTextLength)));
        while (spans.MoveNext())
        {
            if (NumberOf(_analyzer.Analyze(text.AsSpan(spans.Start, spans.End - spans.Start))) is >= 0 and var wanted)
                matches.Add(new(spans.Start, spans.End, wanted));
        }
        return matches;
    }

    /// <summary>The whole text as HTML with its matches marked.</summary>
    public static string Mark(string text, List<Match> matches) => Write(text, 0, text.Length, matches);

    /// <summary>The passage with most of the words, as HTML with its matches marked, and how many different words it has; null where none stands in the text.</summary>
    public static (string Html, int Words)? Passage(string text, List<Match> matches)
    {
        if (matches.Count == 0)
            return null;
        var (best, most) = (0, 0);
        var seen = new HashSet<int>();
        for (var first = 0; first < matches.Count; first++)
        {
            seen.Clear();
            for (var i = first; i < matches.Count && matches[i].End - matches[first].Start <= PassageLength; i++)
                seen.Add(matches[i].Wanted);
            if (seen.Count > most)
                (best, most) = (first, seen.Count);
        }
        var start = StartOf(text, matches[best].Start);
        var end = EndOf(text, start);
        var html = Write(text, start, end, matches);
        return ((start > 0 ? "… " : "") + html + (end < text.Length ? " …" : ""), most);
    }

    private int NumberOf(Word word)
    {
        if (!_known.TryGetValue(word, out var number))
            _known[word] = number = FindNumber(word);
        return number;
    }

    // Which of the wanted words it is, or -1.
    private int FindNumber(Word word)
    {
        if (_exact.TryGetValue(word.Exact, out var number)
            || (word.English is { } english && _english.TryGetValue(english, out number))
            || (word.German is { } german && _german.TryGetValue(german, out number)))
            return number;
        foreach (var part in word.Parts)
        {
            if (_german.TryGetValue(part, out number))
                return number;
        }
        foreach (var (prefix, wanted) in _prefixes)
        {
            if (word.Exact.StartsWith(prefix, StringComparison.Ordinal))
                return wanted;
        }
        return -1;
    }

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

    private static string Write(string text, int start, int end, List<Match> matches)
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

/// <summary>A word to be marked, as it was typed, and what is known of it; null for the beginning of a word.</summary>
internal sealed record WantedText(string Text, Word? Word);
