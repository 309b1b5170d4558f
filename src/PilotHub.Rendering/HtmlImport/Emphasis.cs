namespace PilotHub.Rendering.HtmlImport;

/// <summary>
/// When a mark opens or closes emphasis, by the flanking rules of CommonMark, on the safe side where readings of "punctuation" differ.
/// </summary>
internal static class Emphasis
{
    public static bool Opens(char mark, char before, char first) =>
        first != mark && before != mark && Flanks(before, first) && (mark != '_' || IsOutside(before));

    public static bool Closes(char mark, char last, char after) =>
        last != mark && after != mark && Flanks(after, last) && (mark != '_' || IsOutside(after));

    /// <summary>Whether a mark between these belongs to the inner one.</summary>
    private static bool Flanks(char outer, char inner) => !char.IsWhiteSpace(inner) && (!MayBePunctuation(inner) || IsOutside(outer));

    private static bool IsOutside(char c) => char.IsWhiteSpace(c) || (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)));

    private static bool MayBePunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c);
}
