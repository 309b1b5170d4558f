using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PilotHub.Theme;

/// <summary><c>&lt;ph-fact term="Owner"&gt;Jana Vogt&lt;/ph-fact&gt;</c> inside <c>&lt;dl class="facts"&gt;</c>; nothing when it has no content.</summary>
[HtmlTargetElement("ph-fact")]
public sealed class FactTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (content.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.Content.AppendMarkup("<dt>{0}</dt><dd>", Term).AppendHtml(content).AppendHtml("</dd>");
    }
}

/// <summary><c>&lt;ph-tile value="38" label="active pilots" note="…" href="…"/&gt;</c>: one figure, what it counts, and the way to what is behind it.</summary>
[HtmlTargetElement("ph-tile", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TileTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Note { get; set; }

    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "div" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("tile");
        if (Href is not null)
            output.Attributes.SetAttribute("href", Href);
        output.Content.AppendMarkup("""<span class="tile__value">{0}</span> <span class="tile__label">{1}</span>""", Value, Label);
        if (Note is not null)
            output.Content.AppendMarkup(""" <span class="tile__note">{0}</span>""", Note);
    }
}

/// <summary><c>&lt;ph-tag tone="Good"&gt;Verified&lt;/ph-tag&gt;</c>: says what something is; with <c>href</c> it leads to more of the kind.</summary>
[HtmlTargetElement("ph-tag")]
public sealed class TagTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "span" : "a";
        output.AddClass("tag " + ToneClass.Of(Tone));
        if (Href is not null)
            output.Attributes.SetAttribute("href", Href);
    }
}

/// <summary><c>&lt;ph-callout tone="Warn" title="…"&gt;…&lt;/ph-callout&gt;</c>: something the reader must not miss.</summary>
[HtmlTargetElement("ph-callout")]
public sealed class CalloutTagHelper : TagHelper
{
    public Tone Tone { get; set; } = Tone.Info;

    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.AddClass("callout " + ToneClass.Of(Tone));
        output.Content.AppendHtml(Icons.Get(Tone switch { Tone.Good => "check", Tone.Warn or Tone.Bad => "alert", _ => "info" }));
        output.Content.AppendHtml("""<div class="callout__body">""");
        if (Title is not null)
            output.Content.AppendMarkup("""<p class="callout__title">{0}</p>""", Title);
        output.Content.AppendHtml(content).AppendHtml("</div>");
    }
}

/// <summary><c>&lt;ph-empty title="No pilots yet"&gt;what to do&lt;/ph-empty&gt;</c>: says why nothing is here and what would change that.</summary>
[HtmlTargetElement("ph-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.AddClass("empty");
        output.Content.AppendMarkup("""<p class="empty__title">{0}</p>""", Title).AppendHtml(content);
    }
}
