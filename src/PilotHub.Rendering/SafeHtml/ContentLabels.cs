using AngleSharp.Dom;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>The few words that rendering adds, in the content's own language; none where that is unknown.</summary>
internal static class ContentLabels
{
    private static readonly (string Class, string German, string English)[] Alerts =
    [
        ("markdown-alert-note", "Hinweis", "Note"),
        ("markdown-alert-tip", "Tipp", "Tip"),
        ("markdown-alert-important", "Wichtig", "Important"),
        ("markdown-alert-warning", "Warnung", "Warning"),
        ("markdown-alert-caution", "Vorsicht", "Caution"),
    ];

    public static string? AlertTitle(ITokenList classes, string? language)
    {
        var kind = Array.Find(Alerts, alert => classes.Contains(alert.Class));
        return kind.Class is null ? null : In(language, kind.German, kind.English);
    }

    public static string? BackToText(string? language) => In(language, "Zurück zum Text", "Back to text");

    public static string? Table(string? language) => In(language, "Tabelle", "Table");

    public static string? Code(string? language) => In(language, "Quelltext", "Code");

    public static string? Source(string? language) => In(language, "Text, wie er geschrieben wurde", "Text as it was written");

    private static string? In(string? language, string german, string english) => language?.Split('-')[0] switch
    {
        "de" => german,
        "en" => english,
        _ => null,
    };
}
