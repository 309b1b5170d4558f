using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Theme;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;

namespace PilotHub.Web.Pages;

/// <summary>A field's label and value. A long one is a text of its own; a short one is a fact among others.</summary>
internal sealed record DefinedField(string Name, string Label, IHtmlContent Value, bool IsLong);

/// <summary>Shows the fields of an item along its definition, so that a field that is added to a definition appears without a change to any page.</summary>
internal sealed class DefinedFields(
    ContentItem root, Visit visit, IReadOnlyDictionary<string, ContentItem> named, RenderedContent rendered, IStringLocalizer texts)
{
    /// <summary>The fields of <paramref name="part"/> that hold something, in their order. <paramref name="slot"/> sets apart the texts of one item's parts.</summary>
    public IReadOnlyList<DefinedField> Of(ContentPartDefinition part, JsonElement? values, string slot)
    {
        var fields = new List<DefinedField>();
        if (values is not { ValueKind: JsonValueKind.Object } json)
            return fields;
        foreach (var field in part.Fields.OrderBy(field => field.Position))
        {
            if (json.TryGetProperty(field.Name, out var value) && value.ValueKind == JsonValueKind.Object && Show(field, value, slot) is { } html)
                fields.Add(new(field.Name, field.DisplayNameIn(visit.Language), html, field.FieldName is "MarkdownField"));
        }
        return fields;
    }

    private IHtmlContent? Show(ContentPartFieldDefinition field, JsonElement value, string slot) => field.FieldName switch
    {
        "TextField" => Plain(Text(value, "Text") is { Length: > 0 } text ? field.OptionNameIn(visit.Language, text) : ""),
        "MultiTextField" => Plain(string.Join(", ", Texts(value, "Values").Select(text => field.OptionNameIn(visit.Language, text)))),
        "MarkdownField" => rendered.Render(root, $"{slot}-{field.Name.ToLowerInvariant()}", Text(value, "Markdown"), topHeadingLevel: 3) is { IsEmpty: false } markdown ? markdown.Html : null,
        "NumericField" => Number(value) is { } number ? Plain(number.ToString("#,0.##", visit.Culture)) : null,
        "BooleanField" => Find(value, "Value") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? Plain(texts[flag.GetBoolean() ? "Yes" : "No"]) : null,
        "DateField" => Moment(value) is { } day ? Plain(Dates.Full(DateOnly.FromDateTime(day))) : null,
        "DateTimeField" => Moment(value) is { } moment ? Plain($"{Dates.Full(DateOnly.FromDateTime(moment))}, {moment:t} UTC") : null,
        "TimeField" => Plain(Text(value, "Value")),
        "LinkField" => Text(value, "Url") is { Length: > 0 } url ? Link(Text(value, "Text") is { Length: > 0 } name ? name : url, SafeLink.Of(url)) : null,
        "TaxonomyField" => Links(TopicLink.Of(Texts(value, "TermContentItemIds"), visit)),
        "UserPickerField" => Plain(string.Join(", ", visit.NamesOf(Texts(value, "UserIds")))),
        "ContentPickerField" => Links([.. Texts(value, "ContentItemIds").Select(named.GetValueOrDefault).OfType<ContentItem>()
            .Select(item => new ThemeLink(item.DisplayText, $"/{item.Text("AutoroutePart", "Path")}"))]),
        "MediaField" => Plain(string.Join(", ", Texts(value, "Paths").Select(Path.GetFileName))),
        _ => null,
    };

    private static IHtmlContent? Plain(string text)
    {
        if (text.Length == 0)
            return null;
        return new HtmlContentBuilder().Append(text);
    }

    private static HtmlContentBuilder? Links(IReadOnlyList<ThemeLink> links)
    {
        if (links.Count == 0)
            return null;
        var html = new HtmlContentBuilder();
        foreach (var link in links)
        {
            if (html.Count > 0)
                html.AppendHtml(", ");
            html.AppendHtml(Link(link.Text, link.Href));
        }
        return html;
    }

    private static IHtmlContent Link(string text, string href) => new HtmlContentBuilder().AppendFormat("""<a href="{0}">{1}</a>""", href, text);

    private static JsonElement? Find(JsonElement value, string property) => value.TryGetProperty(property, out var found) ? found : null;

    private static string Text(JsonElement value, string property) => Find(value, property) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static IEnumerable<string> Texts(JsonElement value, string property) => Find(value, property) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)
        : [];

    private static decimal? Number(JsonElement value) =>
        Find(value, "Value") is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var found) ? found : null;

    private static DateTime? Moment(JsonElement value) =>
        DateTime.TryParse(Text(value, "Value"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
