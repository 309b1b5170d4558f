using System.Buffers.Text;

namespace PilotHub.Recipes.Reading;

/// <summary>What escapes in JSON text can hide.</summary>
internal static class JsonEscapes
{
    /// <summary>Whether an escaped JSON text, without its quotation marks, holds half a surrogate pair.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        var high = false;
        while (escaped.Length > 0)
        {
            var next = escaped.IndexOf((byte)'\\');
            if (next != 0)
            {
                if (high)
                    return true;
                if (next < 0)
                    return false;
                escaped = escaped[next..];
            }
            if (escaped.Length < 6 || escaped[1] != 'u')
            {
                if (high)
                    return true;
                escaped = escaped[Math.Min(2, escaped.Length)..];
                continue;
            }
            var unit = (char)(Utf8Parser.TryParse(escaped.Slice(2, 4), out ushort value, out _, 'x') ? value : 0);
            if (high != char.IsLowSurrogate(unit))
                return true;
            high = char.IsHighSurrogate(unit);
            escaped = escaped[6..];
        }
        return high;
    }
}
