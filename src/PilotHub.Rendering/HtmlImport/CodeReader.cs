using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads code: its text with every blank, and the language that highlighters note in their several ways.</summary>
internal static partial class CodeReader
{
    public static CodeListing Read(IElement pre)
    {
        var code = pre.Children is [{ LocalName: "code" } only] ? only : pre;
        return new CodeListing(LanguageOf(code) ?? LanguageOf(pre) ?? LanguageOf(pre.ParentElement) ?? "", WithoutLastBreak(TextOf(pre)));
    }

    public static CodeListing ReadMacro(IElement macro)
    {
        var text = ConfluenceMacro.Body(macro)?.TextContent ?? "";
        return new CodeListing(ConfluenceMacro.Parameter(macro, "language") is { } language && !language.Any(IsUnfit) ? language : "", WithoutLastBreak(text));
    }

    public static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Descendants())
        {
            _ = node is IText part ? text.Append(part.Data) : node is IElement { LocalName: "br" } ? text.Append('\n') : text;
        }

        return text.ToString();
    }

    private static string? LanguageOf(IElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var match = Language().Match($"{element.ClassName} {element.GetAttribute("data-syntaxhighlighter-params")}");
        return match.Success && !match.Groups[1].Value.Any(IsUnfit) ? match.Groups[1].Value : null;
    }

    private static bool IsUnfit(char c) => c == '`' || char.IsWhiteSpace(c) || char.IsControl(c);

    // The writer ends the text with one.
    private static string WithoutLastBreak(string text) => text is [.. var body, '\n'] ? body : text;

    [GeneratedRegex(@"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([^\s;]+|;+)", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
