using System.Text.Json;
using PilotHub.Content.Definitions;

namespace PilotHub.Content.Fields;

/// <summary><c>{ Text }</c>: one text, or one choice of a predefined list.</summary>
internal sealed class TextField() : ContentField("TextField", """{ "Text": "…" }""", "Text")
{
    /// <summary>The longest text that is taken where the definition sets no limit, in characters.</summary>
    public const int MaxLength = 100_000;

    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        var text = Text(value);
        if (Find(value, "Text") is { } found && text is null)
            inspection.Fail($"{path}.Text", "kind", $"Must be a text, not {ContentItemJson.Excerpt(found)}.");
        CheckRequired(inspection, field, !string.IsNullOrWhiteSpace(text), path);
        CheckLength(inspection, field, text, $"{path}.Text", MaxLength);
        if (!string.IsNullOrEmpty(text))
            CheckOption(inspection, field, text, $"{path}.Text");
    }

    public override IEnumerable<ContentIndexEntry> Index(ContentPartFieldDefinition field, JsonElement value) =>
        Text(value) is { Length: > 0 } text && field.Options.Count > 0 ? [new("", text, null)] : [];

    internal static void CheckLength(ContentInspection inspection, ContentPartFieldDefinition field, string? text, string path, int limit)
    {
        var max = Math.Min(field.MaxLength ?? limit, limit);
        if (text?.Length > max)
            inspection.Fail(path, "length", $"Is {text.Length} characters long; at most {max} are allowed.");
    }

    internal static void CheckOption(ContentInspection inspection, ContentPartFieldDefinition field, string text, string path)
    {
        var options = field.Options;
        if (options.Count > 0 && !options.Any(option => option.Value == text))
            inspection.Fail(path, "option", $"'{text}' is not a choice. Choices are {string.Join(", ", options.Select(option => option.Value))}.");
    }

    private static string? Text(JsonElement value) =>
        Find(value, "Text") is { } text && ContentItemJson.TryGetText(text, out var found) ? found : null;
}

/// <summary><c>{ Values }</c>: several texts, or several choices.</summary>
internal sealed class MultiTextField() : ContentField("MultiTextField", """{ "Values": ["…"] }""", "Values")
{
    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        var texts = Texts(inspection, value, "Values", path);
        CheckRequired(inspection, field, texts.Count > 0, path);
        for (var i = 0; i < texts.Count; i++)
        {
            TextField.CheckLength(inspection, field, texts[i], $"{path}.Values[{i}]", TextField.MaxLength);
            TextField.CheckOption(inspection, field, texts[i], $"{path}.Values[{i}]");
        }
    }

    public override IEnumerable<ContentIndexEntry> Index(ContentPartFieldDefinition field, JsonElement value) =>
        field.Options.Count > 0 ? Texts(null, value, "Values", "").Distinct().Select(text => new ContentIndexEntry("", text, null)) : [];
}

/// <summary><c>{ Markdown }</c> or <c>{ Html }</c>: a long text.</summary>
internal sealed class LongTextField(string name, string property) : ContentField(name, $$"""{ "{{property}}": "…" }""", property)
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int MaxLength = 1_000_000;

    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        string? text = null;
        if (Find(value, property) is { } found && !ContentItemJson.TryGetText(found, out text))
            inspection.Fail($"{path}.{property}", "kind", $"Must be a text, not {ContentItemJson.Excerpt(found)}.");
        CheckRequired(inspection, field, !string.IsNullOrWhiteSpace(text), path);
        TextField.CheckLength(inspection, field, text, $"{path}.{property}", MaxLength);
    }
}

/// <summary><c>{ Url, Text }</c>: a link. Only addresses that are safe to follow are taken: http, https, mailto and paths of the site.</summary>
internal sealed class LinkField() : ContentField("LinkField", """{ "Url": "https://…", "Text": "…" }""", "Url", "Text", "Target")
{
    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        foreach (var property in Properties)
        {
            if (Find(value, property) is { } found && !ContentItemJson.TryGetText(found, out _))
                inspection.Fail($"{path}.{property}", "kind", $"Must be a text, not {ContentItemJson.Excerpt(found)}.");
        }
        var url = Find(value, "Url") is { } link && ContentItemJson.TryGetText(link, out var text) ? text : null;
        CheckRequired(inspection, field, !string.IsNullOrWhiteSpace(url), path);
        if (!string.IsNullOrEmpty(url) && !IsSafe(url))
            inspection.Fail($"{path}.Url", "link", $"'{url}' is not a link: use https://…, http://…, mailto:… or a path of this site.");
    }

    internal static bool IsSafe(string url) =>
        !url.Any(c => char.IsControl(c) || c == '\\')
        && (Uri.TryCreate(url, UriKind.Absolute, out var absolute)
            ? absolute.Scheme is "http" or "https" or "mailto" || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            : Uri.IsWellFormedUriString(url.TrimStart('~'), UriKind.Relative) && !url.StartsWith("//", StringComparison.Ordinal));
}
