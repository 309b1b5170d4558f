using System.Text;

namespace PilotHub.Rendering;

/// <summary>Text as a reader sees it: one line for each block, white space as a browser shows it.</summary>
internal sealed class BlockText
{
    private readonly StringBuilder _text = new();

    /// <summary>Ends the line, if there is anything in it.</summary>
    public void Break()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }

        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }

    /// <summary>Adds text in which white space separates words, unless it <paramref name="isPreformatted"/>.</summary>
    public void Append(ReadOnlySpan<char> text, bool isPreformatted = false)
    {
        if (isPreformatted)
        {
            _text.Append(text);
            return;
        }

        while (text.Length > 0)
        {
            var end = text.IndexOfAny(" \t\n\r\f");
            _text.Append(end < 0 ? text : text[..end]);
            if (end < 0)
            {
                return;
            }

            if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
            {
                _text.Append(' ');
            }

            text = text[(end + 1)..];
        }
    }

    /// <summary>The lines, without white space at the end.</summary>
    public override string ToString() => _text.ToString().TrimEnd();
}
