using System.Globalization;

namespace PilotHub.Search.Highlighting;

/// <summary>
/// Finds the words of a text for marking: nearly those that the index has of it, several times as fast. Where the two disagree, as on rare
/// signs within words, a word stays unmarked.
/// </summary>
internal ref struct WordSpans(ReadOnlySpan<char> text)
{
    private const char FirstIdeograph = '\u2e80';
    private const char LastIdeograph = '\u9fff';

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it has ended.</summary>
    public int End { get; private set; }

    /// <summary>Goes on to the next word; false after the last.</summary>
    public bool MoveNext()
    {
        Start = End;
        while (Start < _text.Length && !char.IsLetterOrDigit(_text[Start]))
            Start++;
        End = Start;
        if (Start == _text.Length)
            return false;
        if (IsIdeograph(_text[End++]))
            return true;
        while (End < _text.Length && (IsPart(_text[End]) || IsJoint(End)))
            End++;
        return true;
    }

    private static bool IsIdeograph(char c) => c is >= FirstIdeograph and <= LastIdeograph;

    private static bool IsPart(char c) => c < 128
        ? char.IsAsciiLetterOrDigit(c) || c == '_'
        : (char.IsLetterOrDigit(c) && !IsIdeograph(c)) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    // Within a word or number: don't, 1.5, U.S.
    private readonly bool IsJoint(int at) =>
        at + 1 < _text.Length && _text[at] is '\'' or '’' or '.' or ','
        && (char.IsDigit(_text[at - 1]) ? char.IsDigit(_text[at + 1]) && _text[at] != '’' : _text[at] != ',' && char.IsLetter(_text[at - 1]) && char.IsLetter(_text[at + 1]));
}
