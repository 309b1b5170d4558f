namespace PilotHub.Rendering.HtmlImport;

/// <summary>Where inlines are written: what a line break is there, whether a pipe ends a cell, and which marks could pair up by accident.</summary>
internal sealed record InlineContext(string LineBreak, bool InTable)
{
    public static readonly InlineContext Paragraph = new("\\\n", InTable: false);
    public static readonly InlineContext Line = new(" ", InTable: false);
    public static readonly InlineContext Cell = new("<br>", InTable: true);

    /// <summary>Characters that mean something only in pairs, and of which the text holds more than one.</summary>
    public string PairedMarks { get; private init; } = "";

    public InlineContext For(IReadOnlyList<Inline> inlines)
    {
        var counts = new Dictionary<char, int>();
        Count(inlines, counts);
        return this with { PairedMarks = string.Concat(counts.Where(count => count.Value > 1).Select(count => count.Key)) };
    }

    private static void Count(IReadOnlyList<Inline> inlines, Dictionary<char, int> counts)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    Count(text.Value, counts);
                    break;
                case Span span:
                    counts['~'] = counts.GetValueOrDefault('~') + (span.Element == "del" ? 2 : 0);
                    Count(span.Content, counts);
                    break;
                case Link link:
                    Count(link.Content, counts);
                    break;
                case Image image:
                    Count(image.Alternative, counts);
                    break;
            }
        }
    }

    private static void Count(string text, Dictionary<char, int> counts)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Of these two, only a double one is a mark.
            var isMark = text[i] is '~' or '^'
                || (text[i] is '=' or '+' && i > 0 && text[i - 1] == text[i] && (i == 1 || text[i - 2] != text[i]));
            if (isMark)
            {
                counts[text[i]] = counts.GetValueOrDefault(text[i]) + 1;
            }
        }
    }
}
