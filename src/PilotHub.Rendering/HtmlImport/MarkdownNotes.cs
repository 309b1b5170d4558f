namespace PilotHub.Rendering.HtmlImport;

/// <summary>The kinds of notes that Markdown knows, and the classes under which the renderer shows them.</summary>
internal static class MarkdownNotes
{
    public static readonly string[] Kinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

    public static string ClassOf(string kind) => "markdown-alert-" + kind.ToLowerInvariant();
}
