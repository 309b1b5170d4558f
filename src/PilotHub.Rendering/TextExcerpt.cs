using System.Globalization;
using System.Text;

namespace PilotHub.Rendering;

internal static class TextExcerpt
{
    private const char Ellipsis = '…';

    public static string Cut(string text, int maxCharacters)
    {
        var line = OneLine(text, maxCharacters + 1);
        if (line.Length <= maxCharacters)
        {
            return line;
        }

        var room = maxCharacters - 1;
        var end = line.LastIndexOf(' ', room);
        if (end <= 0)
        {
            // One word longer than the excerpt is cut between characters as people see them, so no surrogate pair is torn.
            end = 0;
            while (end < line.Length && end + StringInfo.GetNextTextElementLength(line, end) is var next && next <= room)
            {
                end = next;
            }
        }

        return line[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '(') + Ellipsis;
    }

    /// <summary>White space collapsed to single blanks; stops soon after <paramref name="enough"/> characters.</summary>
    private static string OneLine(string text, int enough)
    {
        var line = new StringBuilder(Math.Min(text.Length, enough + 1));
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            // A whole text element more than needed, so that the cut never falls on half of the last one.
            if (line.Length > enough + 32)
            {
                break;
            }
        }

        return line.ToString().TrimEnd(' ');
    }
}
