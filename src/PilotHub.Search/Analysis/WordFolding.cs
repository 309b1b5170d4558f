using Lucene.Net.Analysis.Miscellaneous;

namespace PilotHub.Search.Analysis;

/// <summary>
/// Takes from a word what people write in different ways: letter case, accents, umlauts and sharp s. <c>Prüfung</c>, <c>Pruefung</c>
/// and <c>PRUFUNG</c> become one word; the rule for ae, oe and ue is that of the German2 stemmer, which spares <c>Quelle</c> and <c>neue</c>.
/// </summary>
internal static class WordFolding
{
    /// <summary>The longest word that is told apart, in characters; the rest of a longer one does not count.</summary>
    public const int MaxLength = 64;

    /// <summary>The folded word.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxLength)
            word = word[..MaxLength];
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        Span<char> folded = stackalloc char[2 * word.Length];
        var length = FoldGerman(lower, folded);
        folded = folded[..length];
        if (System.Text.Ascii.IsValid(folded))
            return new(folded);
        var ascii = new char[4 * length];
        return new(ascii, 0, ASCIIFoldingFilter.FoldToASCII(folded.ToArray(), 0, ascii, 0, length));
    }

    private static int FoldGerman(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            switch (word[i])
            {
                case 'ä': folded[length++] = 'a'; break;
                case 'ö': folded[length++] = 'o'; break;
                case 'ü': folded[length++] = 'u'; break;
                case 'ß': folded[length++] = 's'; folded[length++] = 's'; break;
                case 'e' when i > 0 && (word[i - 1] is 'a' or 'o' || (word[i - 1] == 'u' && !IsVowelOrQ(word, i - 2))): break;
                default: folded[length++] = word[i]; break;
            }
        }
        return length;
    }

    private static bool IsVowelOrQ(ReadOnlySpan<char> word, int at) => at >= 0 && word[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'q';
}
