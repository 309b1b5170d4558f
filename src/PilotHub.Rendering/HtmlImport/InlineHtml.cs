using System.Net;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Inlines as HTML, for the one place that Markdown does not reach: the summary of collapsed details.</summary>
internal static class InlineHtml
{
    public static string Write(IReadOnlyList<Inline> inlines) => string.Concat(inlines.Select(Write));

    private static string Write(Inline inline) => inline switch
    {
        Text text => WebUtility.HtmlEncode(text.Value),
        Code code => $"<code>{WebUtility.HtmlEncode(code.Value)}</code>",
        Span span => $"<{span.Element}>{Write(span.Content)}</{span.Element}>",
        Link link => $"<a href=\"{WebUtility.HtmlEncode(link.Address)}\">{Write(link.Content)}</a>",
        Image image => WebUtility.HtmlEncode(image.Alternative),
        LineBreak => "<br>",
        _ => "",
    };
}
