using AngleSharp.Dom;
using PilotHub.Rendering.SafeHtml;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Where imported links and images lead; null where that is nowhere outside the program they come from.</summary>
internal static class Addresses
{
    private const string GoogleRedirect = "https://www.google.com/url?";

    private static readonly LinkClassifier Classifier = new([]);

    public static string? OfLink(string? href)
    {
        var address = WithoutRedirect(href?.Trim() ?? "");

        // Word's bookmarks begin with an underscore; nothing bears their names after the import.
        if (address.Length == 0 || address == "#" || address.StartsWith("#_", StringComparison.Ordinal) || Classifier.Classify(address) is LinkTarget.Forbidden)
        {
            return null;
        }

        // Ids get their prefix when the Markdown is shown.
        return address.StartsWith("#" + MarkdownPlacement.DefaultIdPrefix, StringComparison.Ordinal)
            ? "#" + address[(MarkdownPlacement.DefaultIdPrefix.Length + 1)..]
            : address;
    }

    /// <summary>An image that was pasted along (a data or file address) is not kept; its alternative text is.</summary>
    public static string? OfImage(string? source) =>
        source?.Trim() is { Length: > 0 } address && Classifier.Classify(address) is LinkTarget.SameSite or LinkTarget.External ? address : null;

    /// <summary>The page shown in a frame, or the film.</summary>
    public static string? OfFrame(IElement element) =>
        OfImage(element.GetAttribute("src") ?? element.QuerySelector("source")?.GetAttribute("src"));

    private static string WithoutRedirect(string address)
    {
        if (!address.StartsWith(GoogleRedirect, StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        var target = Array.Find(address[GoogleRedirect.Length..].Split('&'), part => part.StartsWith("q=", StringComparison.Ordinal));
        return target is null ? address : Uri.UnescapeDataString(target[2..]);
    }
}
