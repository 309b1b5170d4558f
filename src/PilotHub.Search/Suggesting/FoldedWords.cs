using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;

namespace PilotHub.Search.Suggesting;

/// <summary>
/// The folded words of a short text, without what <see cref="WordAnalyzer"/> knows of each: half a word, as it is being typed, must not
/// take the place of a whole one in its memory.
/// </summary>
internal static class FoldedWords
{
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        using var reader = new StringReader(text);
        using var tokenizer = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        var term = tokenizer.GetAttribute<ICharTermAttribute>();
        tokenizer.Reset();
        while (tokenizer.IncrementToken())
        {
            if (WordFolding.Fold(term.Buffer.AsSpan(0, term.Length)) is { Length: > 0 } word)
                words.Add(word);
        }
        return words;
    }
}
