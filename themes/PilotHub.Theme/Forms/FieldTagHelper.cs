using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary>
/// A control with its label, hint and error: <c>&lt;ph-field for="Input.Email" type="email" label="…" hint="…"/&gt;</c>, or by
/// <c>name</c> and <c>value</c> where a definition, not a property, describes the field. Attributes it does not know go to the
/// control; content between its tags replaces the control, which then carries <c>control-id</c>.
/// </summary>
[HtmlTargetElement("ph-field")]
public sealed class FieldTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public object? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>A believable entry, shown after the hint; never a placeholder, which vanishes when it is needed.</summary>
    public string? Example { get; set; }

    /// <summary>Says in words what stands in the way; without it the model state's first error is shown.</summary>
    public string? Error { get; set; }

    /// <summary>An HTML input type, or <c>textarea</c>, <c>select</c>, <c>checkbox</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary><c>short</c>, <c>medium</c> or <c>full</c>: as wide as the answer is long.</summary>
    public string Width { get; set; } = "full";

    public bool Required { get; set; }

    /// <summary>Marks the label "(optional)".</summary>
    public bool Optional { get; set; }

    /// <summary>From which stage on the field is required, in the reader's words.</summary>
    public string? RequiredFrom { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    public bool Multiple { get; set; }

    public int Rows { get; set; } = 4;

    public int? Maxlength { get; set; }

    /// <summary>Stands after the control: "weeks", "EUR".</summary>
    public string? Unit { get; set; }

    /// <summary>Entries that the control offers while typing.</summary>
    public IEnumerable<string>? Suggestions { get; set; }

    public string? ControlId { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private string FullName => For is null ? Name ?? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = await output.GetChildContentAsync();
        var id = ControlId ?? FieldId.Of(FullName);
        ViewContext.ModelState.TryGetValue(FullName, out var entry);
        var error = Error ?? entry?.Errors.FirstOrDefault()?.ErrorMessage;
        var passed = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(error is null ? "field" : "field field--error");

        var control = FieldControl.Build(this, id, FullName, Shown(entry), passed);
        FieldControl.Describe(control, id, hint: HasHint, error is not null, Required);
        if (Type == "checkbox")
        {
            AppendError(output.Content, id, error);
            output.Content.AppendHtml("""<div class="check">""").AppendHtml(control);
            AppendLabel(output.Content, id);
            AppendHint(output.Content, id);
            output.Content.AppendHtml("</div>");
            return;
        }

        AppendLabel(output.Content, id);
        AppendHint(output.Content, id);
        AppendError(output.Content, id, error);
        if (!own.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(own);
        else if (Unit is null)
            output.Content.AppendHtml(control);
        else
            output.Content.AppendHtml("""<div class="with-unit">""").AppendHtml(control).AppendMarkup("<span>{0}</span></div>", Unit);
        AppendSuggestions(output.Content, id);
    }

    private bool HasHint => !string.IsNullOrEmpty(Hint) || !string.IsNullOrEmpty(Example) || Maxlength is not null;

    // What the person typed wins over the model, so that a refused form shows their words, not ours.
    private object? Shown(ModelStateEntry? entry) => entry?.AttemptedValue ?? Value ?? For?.Model;

    private void AppendLabel(TagHelperContent content, string id)
    {
        content.AppendMarkup("""<label class="field__label" for="{0}">{1}""", id, Label);
        if (RequiredFrom is not null)
            content.AppendMarkup(""" <span class="quiet">{0}</span>""", texts["(required from {0})", RequiredFrom]);
        else if (Optional)
            content.AppendMarkup(""" <span class="quiet">{0}</span>""", texts["(optional)"]);
        content.AppendHtml("</label>");
    }

    private void AppendHint(TagHelperContent content, string id)
    {
        if (!HasHint)
            return;
        var parts = new[]
        {
            Hint,
            string.IsNullOrEmpty(Example) ? null : texts["Example: {0}", Example].Value,
            Maxlength is { } most ? texts["At most {0} characters.", most].Value : null,
        };
        content.AppendMarkup("""<p class="field__hint" id="{0}-hint">{1}</p>""", id, string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))));
    }

    private void AppendError(TagHelperContent content, string id, string? error)
    {
        if (error is not null)
        {
            content.AppendMarkup("""<p class="field__error" id="{0}-error">{1}<span><span class="visually-hidden">{2}</span> {3}</span></p>""",
                id,
                Icons.Get("alert"),
                texts["Error:"],
                error);
        }
    }

    private void AppendSuggestions(TagHelperContent content, string id)
    {
        if (Suggestions is null)
            return;
        content.AppendMarkup("""<datalist id="{0}-list">""", id);
        foreach (var suggestion in Suggestions)
            content.AppendMarkup("""<option value="{0}"></option>""", suggestion);
        content.AppendHtml("</datalist>");
    }
}

internal static class FieldId
{
    /// <summary>The id of the control that posts this name; the error summary links to it.</summary>
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
