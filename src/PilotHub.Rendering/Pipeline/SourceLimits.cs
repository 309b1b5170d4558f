namespace PilotHub.Rendering.Pipeline;

/// <summary>
/// What can be refused by looking at the lines alone, before the block parser: for each container that a line opens it walks down
/// to the innermost, for each definition it goes over the others, and it fills up every row of a table to the header's width.
/// </summary>
internal static class SourceLimits
{
    // More than any real text has; the block parser's time for them grows with the square.
    private const int MaxDefinitions = 2_000;

    // Tables that are mostly empty pad every row to the widest one.
    private const int SpareTableCells = 10_000;

    public static RenderingFallback Check(string markdown, int maxLength, int maxNestingDepth)
    {
        if (markdown.Length > maxLength)
        {
            return RenderingFallback.TooLong;
        }

        var definitions = 0;
        long lines = 0;
        long widest = 0;

        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            lines++;
            if (ContainerMarkers(line) > maxNestingDepth)
            {
                return RenderingFallback.TooDeep;
            }

            widest = Math.Max(widest, line.Count('|'));
            if (line.Contains("]:", StringComparison.Ordinal) && ++definitions > MaxDefinitions)
            {
                return RenderingFallback.TooComplex;
            }
        }

        return widest * lines > markdown.Length + SpareTableCells ? RenderingFallback.TooComplex : RenderingFallback.None;
    }

    /// <summary>The markers (<c>&gt;</c>, bullets, numbers) of the blocks that a line opens one inside the other.</summary>
    private static int ContainerMarkers(ReadOnlySpan<char> line)
    {
        if (IsThematicBreak(line))
        {
            return 0;
        }

        var markers = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '>' || (c is '-' or '*' or '+' or '.' or ')' && (i + 1 == line.Length || line[i + 1] is ' ' or '\t')))
            {
                markers++;
            }
            else if (c is not (' ' or '\t') && !char.IsAsciiDigit(c))
            {
                break;
            }
        }

        return markers;
    }

    private static bool IsThematicBreak(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim(" \t");
        return !trimmed.IsEmpty && trimmed[0] is '-' or '*' && !trimmed.ContainsAnyExcept(trimmed[0], ' ', '\t');
    }
}
