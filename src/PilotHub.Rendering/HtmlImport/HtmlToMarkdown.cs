using System.Net;
using System.Text.RegularExpressions;
using PilotHub.Rendering.Pipeline;
using PilotHub.Rendering.SafeHtml;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>
/// Turns pasted or imported HTML into Markdown that <see cref="MarkdownRenderer"/> shows the same way: structure stays, the clutter
/// of Word, Google Docs and Confluence goes. Text stays text, whatever Markdown it may look like.
/// </summary>
public static partial class HtmlToMarkdown
{
    /// <summary>The longest HTML that is read, in characters.</summary>
    public const int MaxLength = 4_000_000;

    /// <summary>The Markdown for HTML; nothing for nothing. HTML nested beyond all measure is reduced to its text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The HTML is longer than <see cref="MaxLength"/>.</exception>
    public static string Convert(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(html.Length, MaxLength);
        try
        {
            using var document = BoundedHtmlParser.ParseBody(ImportedSource.Prepare(html));
            return MarkdownWriter.Write(BlockReader.ReadDocument(document.Body!));
        }
        catch (RenderingLimitException)
        {
            return MarkdownWriter.Write([.. WithoutTags(html).Select(line => new Paragraph([new Text(line)], IsBare: false))]);
        }
    }

    private static string[] WithoutTags(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(html, "\n")).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
