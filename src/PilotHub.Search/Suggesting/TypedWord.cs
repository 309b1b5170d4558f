namespace PilotHub.Search.Suggesting;

/// <summary>
/// A word as far as it has been typed, and whether other words begin with it, perhaps misspelled: the least number of letters that
/// have to be put in, left out, changed or swapped with their neighbour, over all beginnings of the other word. Computed for all of them
/// at once with the bits of one machine word (Myers 1999; Hyyrö 2003, with swaps), which a word of <see cref="WordLength"/> letters fits.
/// </summary>
internal sealed class TypedWord
{
    private const int WordLength = 64;
    private const int MinLength = 5;
    private const int MinLengthForTwo = 9;

    private readonly Dictionary<char, ulong> _places = [];
    private readonly ulong _last;

    public TypedWord(string text)
    {
        Text = text.Length > WordLength ? text[..WordLength] : text;
        for (var i = 0; i < Text.Length; i++)
            _places[Text[i]] = _places.GetValueOrDefault(Text[i]) | (1UL << i);
        _last = 1UL << (Text.Length - 1);
    }

    public string Text { get; }

    /// <summary>How many errors are forgiven: one from five letters, two from nine.</summary>
    public int Tolerance => Text.Length < MinLength ? 0 : Text.Length < MinLengthForTwo ? 1 : 2;

    /// <summary>Whether <paramref name="word"/> begins with what was typed, within its tolerance.</summary>
    public bool IsNearBeginningOf(string word)
    {
        if (word.Length < Text.Length - Tolerance)
            return false;
        var (up, down, diagonal, before) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var distance = Text.Length;
        // Beyond this length a beginning only moves away from what was typed.
        var end = Math.Min(word.Length, Text.Length + Tolerance);
        for (var i = 0; i < end; i++)
        {
            var here = _places.GetValueOrDefault(word[i]);
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = (((here & up) + up) ^ up) | here | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            if ((right & _last) != 0)
                distance++;
            else if ((left & _last) != 0)
                distance--;
            // The first row counts up, because beginnings start at the first letter.
            right = (right << 1) | 1;
            (up, down, before) = ((left << 1) | ~(diagonal | right), diagonal & right, here);
            if (distance <= Tolerance)
                return true;
        }
        return false;
    }
}
