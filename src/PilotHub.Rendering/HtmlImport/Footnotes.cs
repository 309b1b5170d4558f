using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>The footnotes of one document, ours, Word's and Google's, by the id that links use.</summary>
internal sealed partial class Footnotes
{
    private readonly Dictionary<string, string> _labelsById = new(StringComparer.Ordinal);
    private readonly Dictionary<IElement, string> _labelsByElement = [];

    public Footnotes(IElement root)
    {
        foreach (var element in root.QuerySelectorAll("section.footnotes > ol > li[id], div[style*='mso-element'][id], a[id^='ftnt']"))
        {
            var note = NoteOf(element);
            if (note is not null && _labelsById.TryAdd(element.Id!, NextLabel()))
            {
                _labelsByElement.TryAdd(note, _labelsById[element.Id!]);
            }
        }
    }

    /// <summary>The label of the footnote that this element holds; null for any other element.</summary>
    public string? LabelOfNote(IElement element) => _labelsByElement.GetValueOrDefault(element);

    /// <summary>The label of the footnote a link leads to; null for any other link.</summary>
    public string? LabelOf(IElement? link) =>
        link?.GetAttribute("href") is ['#', .. var fragment] ? _labelsById.GetValueOrDefault(fragment.TrimStart('_')) : null;

    /// <summary>Whether a link leads from a footnote back into the text.</summary>
    public static bool IsBackLink(IElement link) => link.GetAttribute("href") is { } href && BackLink().IsMatch(href);

    private string NextLabel() => (_labelsById.Count + 1).ToString(CultureInfo.InvariantCulture);

    private static IElement? NoteOf(IElement element) => element.LocalName switch
    {
        "li" => element,
        "div" => WordNote().IsMatch(element.GetAttribute("style")!) ? element : null,
        _ => element.Id!.StartsWith("ftnt_ref", StringComparison.Ordinal) ? null : element.Closest("p"),
    };

    [GeneratedRegex("^#(?:_ftnref|_ednref|ftnt_ref)[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex BackLink();

    [GeneratedRegex(@"mso-element\s*:\s*(?:footnote|endnote)\s*(?:;|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordNote();
}
