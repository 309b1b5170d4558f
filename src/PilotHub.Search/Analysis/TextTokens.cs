using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace PilotHub.Search.Analysis;

/// <summary>A word in a text and where it stands, in characters.</summary>
internal readonly record struct TextToken(Word Word, int Start, int End);

/// <summary>Finds the words of a text, by the rules of Unicode (UAX #29).</summary>
internal static class TextTokens
{
    /// <summary>The words in their order.</summary>
    public static List<TextToken> Of(string text, WordAnalyzer words)
    {
        var tokens = new List<TextToken>(text.Length / 6);
        using var reader = new StringReader(text);
        using var tokenizer = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        var term = tokenizer.GetAttribute<ICharTermAttribute>();
        var offset = tokenizer.GetAttribute<IOffsetAttribute>();
        tokenizer.Reset();
        while (tokenizer.IncrementToken())
            tokens.Add(new(words.Analyze(term.Buffer.AsSpan(0, term.Length)), offset.StartOffset, offset.EndOffset));
        return tokens;
    }
}
