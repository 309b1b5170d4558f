using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary><c>&lt;ph-icon name="search"/&gt;</c></summary>
[HtmlTargetElement("ph-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Get(Name));
    }
}

/// <summary><c>&lt;ph-stage stage="Running" label="Läuft"/&gt;</c>: the stage's shape and its word.</summary>
[HtmlTargetElement("ph-stage", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StageTagHelper : TagHelper
{
    /// <summary>The stage's technical name, which chooses shape and colour.</summary>
    public string Stage { get; set; } = "";

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("stage " + ToneClass.Of(Glyphs.ToneOfStage(Stage)));
        output.Content.AppendHtml(Glyphs.Stage(Stage)).AppendMarkup("<span>{0}</span>", Label ?? Stage);
    }
}

/// <summary><c>&lt;ph-evidence level="3" label="Comparison group"/&gt;</c>: five dots and what the level means.</summary>
[HtmlTargetElement("ph-evidence", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EvidenceTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    /// <summary>0 to 5, or null while nobody has judged it.</summary>
    public int? Level { get; set; }

    /// <summary>What the level means, shown beside the dots.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var title = Level is { } level ? texts["Evidence {0} of 5", level].Value : texts["Evidence not judged yet"].Value;
        output.Scale("evidence", title, Label, Dots(Math.Clamp(Level ?? 0, 0, 5)), width: 56);
    }

    private static string Dots(int level)
    {
        var dots = new StringBuilder();
        for (var i = 0; i < 5; i++)
            dots.Append(CultureInfo.InvariantCulture, $"""<circle cx="{6 + (i * 11)}" cy="8" r="3.75" class="{(i < level ? "on" : "off")}"/>""");
        return dots.ToString();
    }
}

/// <summary><c>&lt;ph-score value="4" title="Strategic potential"/&gt;</c>: five rising bars, for judgements from 1 to 5.</summary>
[HtmlTargetElement("ph-score", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ScoreTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public int? Value { get; set; }

    /// <summary>What is scored; read out with the value.</summary>
    public string Title { get; set; } = "";

    /// <summary>Text shown beside the bars.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var title = Value is { } value ? texts["{0}: {1} of 5", Title, value].Value : texts["{0}: not scored yet", Title].Value;
        output.Scale("score", title, Label, Bars(Math.Clamp(Value ?? 0, 0, 5)), width: 38);
    }

    private static string Bars(int value)
    {
        var bars = new StringBuilder();
        for (var i = 0; i < 5; i++)
        {
            var height = 4 + (i * 2.5);
            bars.Append(CultureInfo.InvariantCulture, $"""<rect x="{i * 8}" y="{15 - height}" width="5" height="{height}" class="{(i < value ? "on" : "off-fill")}"/>""");
        }

        return bars.ToString();
    }
}

/// <summary><c>&lt;ph-avatar name="Jana Vogt"/&gt;</c>: initials, hidden from screen readers because the name stands beside them.</summary>
[HtmlTargetElement("ph-avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("avatar");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(Initials(Name));
    }

    /// <summary>First letters of the first and the last name; letters count as people see them, not as UTF-16 units.</summary>
    internal static string Initials(string name)
    {
        var words = name.Split([' ', '.', '_', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] shown = words.Length > 1 ? [words[0], words[^1]] : words;
        return string.Concat(shown.Select(word => StringInfo.GetNextTextElement(word))).ToUpper(CultureInfo.CurrentCulture);
    }
}

internal static class MarkOutput
{
    /// <summary>A drawn scale that reads as its title, and beside it the visible label.</summary>
    public static void Scale(this TagHelperOutput output, string @class, string title, string? label, string shapes, int width)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(@class);
        output.Content.AppendMarkup("""<svg class="mark" viewBox="0 0 {0} 16" width="{0}" height="16" role="img" aria-label="{1}"><title>{1}</title>{2}</svg>""",
            width,
            title,
            new HtmlString(shapes));
        if (!string.IsNullOrEmpty(label))
            output.Content.AppendMarkup("<span>{0}</span>", label);
    }

    /// <summary>Adds to the classes the author wrote on the element.</summary>
    public static void AddClass(this TagHelperOutput output, string @class)
    {
        var written = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(written) ? @class : @class + " " + written);
    }
}
