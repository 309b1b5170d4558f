using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PilotHub.Theme;

/// <summary>The input, select or textarea inside a field.</summary>
internal static class FieldControl
{
    public static TagBuilder Build(FieldTagHelper field, string id, string name, object? value, IEnumerable<TagHelperAttribute> passed)
    {
        var control = field.Type switch
        {
            "textarea" => TextArea(field, value),
            "select" => Select(field, value),
            "checkbox" => Checkbox(value),
            _ => Input(field, value),
        };
        control.Attributes["id"] = id;
        if (name.Length > 0)
            control.Attributes["name"] = name;
        if (field.Suggestions is not null)
            control.Attributes["list"] = id + "-list";
        if (field.Maxlength is { } most && field.Type is not ("select" or "checkbox"))
            control.Attributes["maxlength"] = most.ToString(CultureInfo.InvariantCulture);
        foreach (var attribute in passed)
            control.Attributes[attribute.Name] = attribute.Value?.ToString();
        if (field.Type != "checkbox")
            control.AddCssClass(field.Width is "short" or "medium" ? $"control control--{field.Width}" : "control");
        return control;
    }

    public static void Describe(TagBuilder control, string id, bool hint, bool error, bool required)
    {
        string[] described = [.. error ? new[] { id + "-error" } : [], .. hint ? new[] { id + "-hint" } : []];
        if (described.Length > 0)
            control.Attributes["aria-describedby"] = string.Join(' ', described);
        if (error)
            control.Attributes["aria-invalid"] = "true";
        // Not the required attribute: the browser's bubble would hide the summary that explains every error.
        if (required)
            control.Attributes["aria-required"] = "true";
    }

    private static TagBuilder Input(FieldTagHelper field, object? value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = field.Type;
        // A password never travels back to the page.
        if (field.Type is not ("password" or "file") && Text(value, field.Type) is { Length: > 0 } text)
            input.Attributes["value"] = text;
        return input;
    }

    private static TagBuilder TextArea(FieldTagHelper field, object? value)
    {
        var area = new TagBuilder("textarea");
        area.Attributes["rows"] = field.Rows.ToString(CultureInfo.InvariantCulture);
        // HTML drops the first line break of a textarea, so one is given away.
        area.InnerHtml.AppendHtml("\n").Append(Text(value, field.Type));
        return area;
    }

    private static TagBuilder Checkbox(object? value)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        if (value is true || (value is string text && text.StartsWith("true", StringComparison.OrdinalIgnoreCase)))
            box.Attributes["checked"] = "checked";
        return box;
    }

    private static TagBuilder Select(FieldTagHelper field, object? value)
    {
        var select = new TagBuilder("select");
        if (field.Multiple)
            select.Attributes["multiple"] = "multiple";

        var chosen = Chosen(value);
        foreach (var group in (field.Options ?? []).GroupBy(option => option.Group?.Name))
        {
            var parent = select;
            if (group.Key is not null)
            {
                parent = new TagBuilder("optgroup");
                parent.Attributes["label"] = group.Key;
                select.InnerHtml.AppendHtml(parent);
            }

            foreach (var option in group)
                parent.InnerHtml.AppendHtml(Option(option, chosen?.Contains(option.Value ?? option.Text) ?? option.Selected));
        }

        return select;
    }

    private static TagBuilder Option(SelectListItem option, bool selected)
    {
        var tag = new TagBuilder("option");
        tag.Attributes["value"] = option.Value ?? option.Text;
        if (selected)
            tag.Attributes["selected"] = "selected";
        if (option.Disabled)
            tag.Attributes["disabled"] = "disabled";
        tag.InnerHtml.Append(option.Text ?? "");
        return tag;
    }

    /// <summary>The chosen values, or null where none was given and the options speak for themselves.</summary>
    internal static HashSet<string>? Chosen(object? value) => value switch
    {
        null => null,
        string text => [text],
        IEnumerable many => [.. many.Cast<object>().Select(item => Text(item, "select"))],
        _ => [Text(value, "select")],
    };

    // Machine formats: browsers show date and number controls in the reader's own manner.
    private static string Text(object? value, string type) => value switch
    {
        null => "",
        DateTime moment when type == "date" => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
