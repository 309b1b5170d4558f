using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>The macros of Confluence's storage format, and what its pages show of some of them.</summary>
internal static class ConfluenceMacro
{
    public static string NameOf(IElement macro) => macro.GetAttribute("ac:name") ?? "";

    /// <summary>Macros that stand in a line of text.</summary>
    public static bool IsInline(IElement element) => element.LocalName == "ac:structured-macro" && NameOf(element) is "status" or "jira" or "anchor";

    public static string InlineText(IElement macro) => Parameter(macro, NameOf(macro) == "jira" ? "key" : "title") ?? "";

    public static string? Parameter(IElement macro, string name) =>
        macro.Children.FirstOrDefault(child => child.LocalName == "ac:parameter" && child.GetAttribute("ac:name") == name)?.TextContent;

    /// <summary>What the macro wraps: formatted content, or plain text.</summary>
    public static IElement? Body(IElement macro) =>
        macro.Children.FirstOrDefault(child => child.LocalName is "ac:rich-text-body" or "ac:plain-text-body");

    /// <summary>The kind of note that a macro, or a box on a Confluence page, stands for.</summary>
    public static string? NoteKind(IElement element)
    {
        if (element.LocalName == "ac:structured-macro")
        {
            return NameOf(element) switch
            {
                "info" => "NOTE",
                "tip" => "TIP",
                "note" => "WARNING",
                "warning" => "CAUTION",
                _ => null,
            };
        }

        if (element.GetAttribute("data-panel-type") is { } panel)
        {
            return panel switch
            {
                "info" => "NOTE",
                "tip" or "success" => "TIP",
                "note" => "IMPORTANT",
                "warning" => "WARNING",
                "error" => "CAUTION",
                _ => null,
            };
        }

        var classes = element.ClassList;
        return classes.Contains("confluence-information-macro-information") ? "NOTE"
            : classes.Contains("confluence-information-macro-tip") ? "TIP"
            : classes.Contains("confluence-information-macro-note") ? "WARNING"
            : classes.Contains("confluence-information-macro-warning") ? "CAUTION"
            : null;
    }

    /// <summary>The page or file that a link or image names.</summary>
    public static string TargetName(IElement element) =>
        element.Children.Select(child => child.GetAttribute("ri:content-title") ?? child.GetAttribute("ri:filename")).FirstOrDefault(name => name is not null) ?? "";
}
