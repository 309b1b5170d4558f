using System.Globalization;
using System.Text;

namespace PilotHub.Content.Routing;

/// <summary>Turns a title into the last part of an address.</summary>
public static class Slug
{
    /// <summary>The longest slug that is made, in characters; a longer one is cut at a word.</summary>
    public const int MaxLength = 120;

    /// <summary>
    /// Lower-case ASCII letters and digits with single hyphens between words: umlauts become ae, oe, ue, ß becomes ss, other
    /// diacritics are dropped, letters of other scripts are kept. <c>item</c> where nothing is left.
    /// </summary>
    public static string From(string title)
    {
        var slug = new StringBuilder(title.Length);
        var pendingHyphen = false;
        foreach (var rune in Fold(title).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                // An apostrophe joins: "team's" is one word.
                pendingHyphen |= slug.Length > 0 && rune.Value is not ('\'' or '’');
                continue;
            }
            if (pendingHyphen)
                slug.Append('-');
            pendingHyphen = false;
            slug.Append(Rune.ToLowerInvariant(rune));
        }
        return slug.Length == 0 ? "item" : Cut(slug.ToString());
    }

    private static string Fold(string title)
    {
        var folded = new StringBuilder(title.Length + 8);
        // Runes first: half a surrogate pair becomes U+FFFD instead of making Normalize throw, as the noncharacter U+FFFE does.
        foreach (var rune in string.Concat(title.EnumerateRunes().Where(rune => rune.Value != 0xFFFE).Select(rune => rune.ToString())).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                'ä' or 'Ä' => folded.Append("ae"),
                'ö' or 'Ö' => folded.Append("oe"),
                'ü' or 'Ü' => folded.Append("ue"),
                'ß' or 'ẞ' => folded.Append("ss"),
                'æ' or 'Æ' => folded.Append("ae"),
                'ø' or 'Ø' => folded.Append('o'),
                'œ' or 'Œ' => folded.Append("oe"),
                'ł' or 'Ł' => folded.Append('l'),
                _ => folded.Append(rune.ToString()),
            };
        }
        var plain = new StringBuilder(folded.Length);
        foreach (var c in folded.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c);
        }
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        var end = slug.LastIndexOf('-', MaxLength);
        if (end < MaxLength / 2)
            end = char.IsHighSurrogate(slug[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return slug[..end];
    }
}
