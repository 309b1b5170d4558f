using System.Text;

namespace PilotHub.Web.Import;

/// <summary>The text of a cell, freed of what spreadsheets and copying leave in it.</summary>
internal static class CellText
{
    // What Windows-1252 has where Unicode has control characters: text that was taken for Latin-1 on its way holds those instead.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>
    /// Trimmed, with line feeds as its only line ends, plain spaces for the odd ones, and without control characters and
    /// invisible marks.
    /// </summary>
    public static string Clean(string raw) => Clean(raw, out _);

    /// <summary>
    /// The same; <paramref name="damaged"/> tells that characters were left out, or had been lost before (U+FFFD stands in their place).
    /// </summary>
    public static string Clean(string raw, out bool damaged)
    {
        damaged = false;
        if (!NeedsWork(raw))
            return raw.Trim();
        var text = new StringBuilder(raw.Length);
        foreach (var rune in raw.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var c = rune.Value is >= 0x80 and <= 0x9F ? Windows1252[rune.Value - 0x80] : rune.IsBmp ? (char)rune.Value : ' ';
            if (!rune.IsBmp)
                text.Append(rune.ToString());
            else if (c is '\n' or '\t')
                text.Append(c);
            else if (char.IsWhiteSpace(c))
                text.Append(' ');
            else if (char.IsControl(c))
                damaged = true;
            else if (c is not ('\u200B' or '\uFEFF' or '\u2060'))
                text.Append(c);
            damaged |= c == '\uFFFD';
        }
        return text.ToString().Trim();
    }

    /// <summary>The same lines, each with single spaces.</summary>
    public static string SingleSpaced(string text) =>
        text.Contains("  ", StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal) ? string.Join('\n', text.Split('\n').Select(OneLine)) : text;

    /// <summary>All of the text on one line with single spaces.</summary>
    public static string OneLine(string text) =>
        text.Contains('\n', StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal) || text.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : text;

    /// <summary>The text as it is compared: letter case, blanks and the shape of dashes and quotation marks do not count.</summary>
    public static string Fold(string text) => OneLine(Clean(text)).ToLowerInvariant()
        .Replace('–', '-').Replace('—', '-').Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    /// <summary>At most <paramref name="max"/> characters: cut at a word, with an ellipsis in place of the rest.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = text.LastIndexOfAny([' ', '\n'], max - 1);
        // A first word that fills half of the room is no word to cut at.
        if (end < max / 2)
            end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        return text[..end].TrimEnd(' ', '\n', ',', ';', ':', '.', '-', '–', '(') + "…";
    }

    private static bool NeedsWork(string raw)
    {
        foreach (var c in raw)
        {
            if (c is < ' ' and not '\n' or >= '\u007F' and (<= '\u00A0' or '\u1680' or '\u3000' or (>= '\u2000' and <= '\u200B') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u2060' or '\uFEFF' or '\uFFFD' or (>= '\uD800' and <= '\uDFFF')))
                return true;
        }
        return false;
    }
}
