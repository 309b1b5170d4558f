using Lucene.Net.Analysis.Standard;

namespace PilotHub.Search.Analysis;

/// <summary>A word in a text and where it stands, in characters.</summary>
internal readonly record struct TextToken(Word Word, int Start, int End);

/// <summary>Finds the words of a text, by the rules of Unicode (UAX #29).</summary>
internal static class TextTokens
{
    // What is longer than words are is left out, as Lucene's analyzers do.
    private const int MaxLength = 255;

    // Making one takes longer than reading a text with it.
    [ThreadStatic]
    private static StandardTokenizerImpl? _scanner;

    /// <summary>The words in their order.</summary>
    public static List<TextToken> Of(string text, WordAnalyzer words)
    {
        var tokens = new List<TextToken>(text.Length / 6);
        using var reader = new StringReader(text);
        var scanner = _scanner ??= new(reader);
        scanner.YyReset(reader);
        while (scanner.GetNextToken() != StandardTokenizerInterface.YYEOF)
        {
            var (start, length) = (scanner.YyChar, scanner.YyLength);
            if (length <= MaxLength)
                tokens.Add(new(words.Analyze(text.AsSpan(start, length)), start, start + length));
        }
        return tokens;
    }
}
