namespace PilotHub.Rendering.HtmlImport;

/// <summary>A run of inlines as paragraphs: two line breaks in a row are what some programs write for a new one.</summary>
internal static class LineRun
{
    public static List<Block> Paragraphs(IReadOnlyList<Inline> inlines, bool isBare)
    {
        var paragraphs = new List<Block>();
        var line = new List<Inline>();
        foreach (var inline in inlines)
        {
            if (inline is LineBreak && line is [.., LineBreak])
            {
                line.RemoveAt(line.Count - 1);
                End();
            }
            else if (inline is not LineBreak || line.Count > 0)
            {
                line.Add(inline);
            }
        }

        End();
        return paragraphs;

        void End()
        {
            if (line.Count > 0)
            {
                paragraphs.Add(new Paragraph([.. line], isBare && paragraphs.Count == 0));
                line.Clear();
            }
        }
    }
}
