using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary>
/// <c>&lt;ph-error-summary&gt;What was kept and what to do.&lt;/ph-error-summary&gt;</c>: every error of the model state, each linked to its
/// field; nothing when there is none. It takes the focus when the page opens.
/// </summary>
[HtmlTargetElement("ph-error-summary")]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => (entry.Key, error.ErrorMessage)))
            .Where(error => error.ErrorMessage.Length > 0)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        output.Content.AppendMarkup("<h2>{0}</h2>", texts[errors.Count == 1 ? "One thing is not right yet" : "{0} things are not right yet", errors.Count]);
        if (!words.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<p>").AppendHtml(words).AppendHtml("</p>");
        output.Content.AppendHtml("""<ul class="error-summary__list">""");
        foreach (var (key, message) in errors)
        {
            if (key.Length == 0)
                output.Content.AppendMarkup("<li>{0}</li>", message);
            else
                output.Content.AppendMarkup("""<li><a href="#{0}">{1}</a></li>""", FieldId.Of(key), message);
        }

        output.Content.AppendHtml("</ul>");
    }
}
