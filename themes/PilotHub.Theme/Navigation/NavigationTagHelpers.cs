using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary>
/// <c>&lt;ph-sort key="evidence" label="Strongest evidence" current="@Model.Sort"/&gt;</c> inside <c>.sort</c>: orders the list by a link
/// that sets <c>sort</c> and keeps the rest of the query.
/// </summary>
[HtmlTargetElement("ph-sort", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SortTagHelper : TagHelper
{
    public string Key { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Current { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", QueryLink.With(ViewContext.HttpContext.Request, "sort", Key));
        if (Key == Current)
            output.Attributes.SetAttribute("aria-current", "true");
        output.Content.SetContent(Label);
    }
}

/// <summary><c>&lt;ph-chip group="Stage" label="Running" href="…"/&gt;</c>: a filter in force; following the link takes it away.</summary>
[HtmlTargetElement("ph-chip", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChipTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public string? Group { get; set; }

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("chip");
        output.Content.AppendMarkup("""<span class="visually-hidden">{0} </span>""", texts["Remove filter:"]);
        if (Group is not null)
            output.Content.AppendMarkup("""<span class="chip__group">{0}</span>""", Group);
        output.Content.AppendMarkup("<span>{0}</span>{1}", Label, Icons.Get("cross"));
    }
}

/// <summary><c>&lt;ph-copy-link href="#learning-1"/&gt;</c>: a link to this very thing; with JavaScript a click also copies its address.</summary>
[HtmlTargetElement("ph-copy-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CopyLinkTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Shown words; without them the icon stands alone and is read out.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("copy-link");
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("data-copy", Href);
        output.Attributes.SetAttribute("data-copied", texts["Link copied"].Value);
        output.Content.AppendHtml(Icons.Get("link"));
        output.Content.AppendMarkup(Label is null ? """<span class="visually-hidden">{0}</span>""" : "<span>{0}</span>", Label ?? texts["Copy link"].Value);
    }
}

/// <summary>
/// <c>&lt;ph-menu id="more" label="More" icon="down"&gt;links or buttons&lt;/ph-menu&gt;</c>: a native popover, which closes by itself.
/// <c>quiet-label</c> hides the words and leaves the icon.
/// </summary>
[HtmlTargetElement("ph-menu")]
public sealed class MenuTagHelper : TagHelper
{
    public string Id { get; set; } = "";

    public string Label { get; set; } = "";

    public string Icon { get; set; } = "down";

    public bool QuietLabel { get; set; }

    /// <summary>Name whose initials stand before the label.</summary>
    public string? Person { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("menu");
        output.Content.AppendMarkup("""<button type="button" class="tool" popovertarget="{0}">""", Id);
        if (Person is not null)
            output.Content.AppendMarkup("""<span class="avatar" aria-hidden="true">{0}</span>""", AvatarTagHelper.Initials(Person));
        else
            output.Content.AppendHtml(Icons.Get(Icon));
        output.Content.AppendMarkup("""<span{0}>{1}</span></button>""",
            new Microsoft.AspNetCore.Html.HtmlString(QuietLabel ? " class=\"visually-hidden\"" : ""),
            Label);
        output.Content.AppendMarkup("""<div class="menu__items" id="{0}" popover>""", Id).AppendHtml(items).AppendHtml("</div>");
    }
}

/// <summary>
/// <c>&lt;ph-dialog id="stop" title="…"&gt;…&lt;/ph-dialog&gt;</c>, opened by
/// <c>&lt;button command="show-modal" commandfor="stop"&gt;</c> and closed by <c>command="close"</c>.
/// </summary>
[HtmlTargetElement("ph-dialog")]
public sealed class DialogTagHelper : TagHelper
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "dialog";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("dialog");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("aria-labelledby", Id + "-title");
        output.Content.AppendMarkup("""<h2 class="dialog__title" id="{0}-title">{1}</h2>""", Id, Title).AppendHtml(content);
    }
}
