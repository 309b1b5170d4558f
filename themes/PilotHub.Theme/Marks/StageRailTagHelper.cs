using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary>One step of a stage rail. <paramref name="Stage"/> is the technical name and chooses the shape.</summary>
public sealed record StageStep(string Stage, string Label, StageStepState State, DateOnly? Reached = null);

public enum StageStepState
{
    Ahead,
    Done,
    Current,
}

/// <summary><c>&lt;ph-stage-rail steps="@steps"/&gt;</c>: the way from idea to adopted as a scale, with the present stage marked.</summary>
[HtmlTargetElement("ph-stage-rail", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StageRailTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public IReadOnlyList<StageStep> Steps { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("stage-rail-box");
        output.Content.AppendMarkup("""<ol class="stage-rail" aria-label="{0}">""", texts["Stage of the pilot"]);
        foreach (var step in Steps)
            output.Content.AppendHtml(Step(step));
        output.Content.AppendHtml("</ol>");

        var at = Steps.ToList().FindIndex(step => step.State == StageStepState.Current);
        if (at >= 0)
        {
            // Where a pilot left the way there is no further step to count to.
            var ended = Steps[at].Stage is "Stopped" or "Retired";
            output.Content.AppendMarkup(
                """<p class="stage-rail-note" aria-hidden="true">{0}</p>""", ended ? Steps[at].Label : texts["{0}, step {1} of {2}", Steps[at].Label, at + 1, Steps.Count].Value);
        }
    }

    private HtmlContentBuilder Step(StageStep step)
    {
        var tone = step.State == StageStepState.Current ? " " + ToneClass.Of(Glyphs.ToneOfStage(step.Stage)) : "";
        var item = new HtmlContentBuilder();
        item.AppendMarkup("""<li class="stage-rail__step stage-rail__step--{0}{1}"{2}>""", Name(step.State), tone, Current(step.State));
        item.AppendHtml(Glyphs.Stage(step.Stage));
        item.AppendMarkup("""<span class="stage-rail__text"><span class="stage-rail__label">{0}</span>""", step.Label);
        if (step.State == StageStepState.Ahead)
            item.AppendMarkup("""<span class="visually-hidden">{0}</span>""", texts["not reached yet"]);
        if (step.Reached is { } day)
            item.AppendMarkup("""<time class="stage-rail__date" datetime="{0:yyyy-MM-dd}">{1}</time>""", day, Dates.Brief(day));
        return (HtmlContentBuilder)item.AppendHtml("</span></li>");
    }

    private static string Name(StageStepState state) => state.ToString().ToLowerInvariant();

    private static HtmlString Current(StageStepState state) => new(state == StageStepState.Current ? " aria-current=\"step\"" : "");
}
