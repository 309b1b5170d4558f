using Lucene.Net.Analysis.De;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace PilotHub.Search.Analysis;

/// <summary>The stems of folded words, by Lucene's stemmers.</summary>
internal static class Stems
{
    /// <summary>The stem by the light German stemmer, which takes endings and leaves the word.</summary>
    public static string German(string word)
    {
        var letters = word.ToCharArray();
        return new(letters, 0, new GermanLightStemmer().Stem(letters, letters.Length));
    }

    /// <summary>The stem by Porter's algorithm.</summary>
    public static string English(string word)
    {
        var stemmer = new PorterStemmer();
        stemmer.SetCurrent(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word);
        stemmer.Stem();
        return stemmer.Current;
    }

    /// <summary>Whether the word is made of letters alone.</summary>
    public static bool ContainsOnlyLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c))
                return false;
        }
        return true;
    }
}
