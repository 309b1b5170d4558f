using System.Buffers;
using Markdig.Helpers;

namespace PilotHub.Rendering.Pipeline;

/// <summary>Steps that the inline parser may take on the blocks of one document; measured at one to two nanoseconds each.</summary>
internal sealed class WorkBudget
{
    // About a tenth of a second for the worst document; real pages spend a thousandth of it.
    private const long Steps = 60_000_000;

    // Measured: a closing bracket or emphasis looks at the openers before it, at about this many steps for each.
    private const int StepsPerPair = 6;

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("[]!*_~^=+");

    // Each of these may make the parser go over the whole block: for the partner that a link's title, a comment or a declaration
    // lacks, and, before a bare address becomes a link, for an <a> that is open already.
    private static readonly SearchValues<string> Scans = SearchValues.Create(
        ["](", "<!", "<?", "http", "ftp:", "www.", "mailto:", "tel:"], StringComparison.Ordinal);

    private long _left = Steps;

    public bool TrySpend(StringLineGroup lines)
    {
        long delimiters = 0;
        long scans = 0;
        long length = 0;
        foreach (ref readonly var line in lines.Lines.AsSpan(0, lines.Count))
        {
            var text = line.Slice.AsSpan();
            length += text.Length + 1;
            delimiters += CountAny(text);
            scans += CountScans(text);
        }

        var cost = (delimiters * delimiters * StepsPerPair) + (scans * length);
        if (cost > _left)
        {
            return false;
        }

        _left -= cost;
        return true;
    }

    private static int CountAny(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Delimiters); at >= 0; at = text.IndexOfAny(Delimiters))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    private static int CountScans(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Scans); at >= 0; at = text.IndexOfAny(Scans))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }
}
