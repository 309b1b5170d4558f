namespace PilotHub.Search.Suggesting;

/// <summary>A title that may be what is being typed. <paramref name="Within"/> is the title of a learning's case.</summary>
public sealed record TitleSuggestion(string Title, string Url, string ContentType, string Culture, string Within);

/// <summary>Keeps beside each document what a suggestion shows of it, so that suggesting never reads whole documents.</summary>
internal static class SuggestionLabel
{
    private const char Separator = '\u001f';

    public static string Write(SearchDocument document) =>
        string.Join(Separator, new[] { document.Title, document.Url, document.ContentType, document.Culture, document.Within }.Select(text => text.Replace(Separator, ' ')));

    public static TitleSuggestion Read(string label) =>
        label.Split(Separator) is [var title, var url, var type, var culture, var within]
            ? new(title, url, type, culture, within)
            : throw new FormatException("The index holds a label that no version of the program wrote.");
}
