using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>
/// One of a few, or some of a few: <c>&lt;ph-choices for="Input.Decision" legend="…" choices="…" look="cards"/&gt;</c>.
/// Radio buttons, or check boxes with <c>multiple</c>.
/// </summary>
[HtmlTargetElement("ph-choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    /// <summary>The chosen value, or the chosen values.</summary>
    public object? Value { get; set; }

    public string Legend { get; set; } = "";

    public string? Hint { get; set; }

    public string? Error { get; set; }

    public string? RequiredFrom { get; set; }

    public bool Optional { get; set; }

    public IEnumerable<Choice> Choices { get; set; } = [];

    public bool Multiple { get; set; }

    /// <summary><c>list</c>, <c>cards</c> or <c>inline</c>.</summary>
    public string Look { get; set; } = "list";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = For is null ? Name ?? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = FieldId.Of(name);
        ViewContext.ModelState.TryGetValue(name, out var entry);
        var error = Error ?? entry?.Errors.FirstOrDefault()?.ErrorMessage;
        var chosen = FieldControl.Chosen(entry?.RawValue ?? Value ?? For?.Model) ?? [];

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field");
        string[] described = [.. error is null ? [] : new[] { id + "-error" }, .. Hint is null ? [] : new[] { id + "-hint" }];
        if (described.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described));

        output.Content.AppendMarkup("""<legend class="field__label">{0}""", Legend);
        if (RequiredFrom is not null)
            output.Content.AppendMarkup(""" <span class="quiet">{0}</span>""", texts["(required from {0})", RequiredFrom]);
        else if (Optional)
            output.Content.AppendMarkup(""" <span class="quiet">{0}</span>""", texts["(optional)"]);
        output.Content.AppendHtml("</legend>");
        if (Hint is not null)
            output.Content.AppendMarkup("""<p class="field__hint" id="{0}-hint">{1}</p>""", id, Hint);
        if (error is not null)
            output.Content.AppendMarkup(
                """<p class="field__error" id="{0}-error">{1}<span>{2}</span></p>""", id, Icons.Get("alert"), texts["Error:"] + " " + error);

        output.Content.AppendMarkup("""<div class="choices choices--{0}">""", Look);
        foreach (var (choice, index) in Choices.Select((choice, index) => (choice, index)))
            output.Content.AppendHtml(Line(choice, name, index == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}_{index}"), chosen));
        output.Content.AppendHtml("</div>");
    }

    private HtmlContentBuilder Line(Choice choice, string name, string id, HashSet<string> chosen)
    {
        var line = new HtmlContentBuilder();
        line.AppendMarkup("""<label class="choice"><input type="{0}" id="{1}" name="{2}" value="{3}"{4}><span><span class="choice__label">{5}</span>""",
            Multiple ? "checkbox" : "radio",
            id,
            name,
            choice.Value,
            new HtmlString(chosen.Contains(choice.Value) ? " checked" : ""),
            choice.Label);
        if (choice.Hint is not null)
            line.AppendMarkup("""<span class="choice__hint">{0}</span>""", choice.Hint);
        return (HtmlContentBuilder)line.AppendHtml("</span></label>");
    }
}
