using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>The allow-list, applied to a parsed document. Settings are made once; sanitizing then is thread-safe by the library's contract.</summary>
internal static partial class ContentSanitizer
{
    private static readonly HtmlSanitizer Sanitizer = Create();

    public static void Sanitize(IHtmlDocument document) => Sanitizer.SanitizeDom(document, document.Body);

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = AllowedHtml.Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = AllowedHtml.Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedClasses = AllowedHtml.Classes.ToHashSet(StringComparer.Ordinal),
            AllowedSchemes = AllowedHtml.Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.RemovingCssClass += (_, e) => e.Cancel = e.Tag.LocalName == "code" && LanguageClass().IsMatch(e.CssClass);
        return sanitizer;
    }

    [GeneratedRegex(@"^language-\S{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageClass();
}
