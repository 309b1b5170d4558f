using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary>
/// <c>&lt;ph-metric metric="@line"/&gt;</c>: name and outcome, the scale baseline → target → actual, and the three figures.
/// The drawing repeats what the figures say, so screen readers get the figures alone.
/// </summary>
[HtmlTargetElement("ph-metric", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MetricTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    public MetricLine Metric { get; set; } = new("", "", null, null, null);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var tone = Metric.Outcome switch
        {
            MetricOutcome.Reached => Tone.Good,
            MetricOutcome.Partly => Tone.Warn,
            MetricOutcome.Missed => Tone.Stop,
            _ => Tone.Neutral,
        };
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("metric " + ToneClass.Of(tone));
        output.Content
            .AppendMarkup("""<div class="metric__head"><h3 class="metric__name">{0}</h3>""", Metric.Name)
            .AppendMarkup("""<span class="metric__outcome">{0}{1}</span></div>""", Glyphs.Outcome(tone), Outcome())
            .AppendHtml(Bar(MetricScale.Of(Metric)))
            .AppendMarkup(
                """<dl class="metric__figures">{0}{1}{2}</dl>""",
                Figure("""<circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="1.5"/>""", texts["Baseline"], Metric.Baseline),
                Figure("""<path d="M6 0v12" stroke="currentColor" stroke-width="2"/>""", texts[Metric.Guardrail ? "Limit" : "Target"], Metric.Target),
                Figure("""<path d="m6 .5 5.5 5.5L6 11.5.5 6z" fill="currentColor"/>""", texts["Actual"], Metric.Actual));
    }

    private string Outcome() => (Metric.Outcome, Metric.Guardrail) switch
    {
        (MetricOutcome.Reached, true) => texts["Limit held"],
        (MetricOutcome.Reached, false) => texts["Target reached"],
        (MetricOutcome.Partly, _) => texts["{0} % of the way", Metric.PercentOfWay ?? 0],
        (MetricOutcome.Missed, true) => texts["Limit broken"],
        (MetricOutcome.Missed, false) => texts[Metric.PercentOfWay is 0 or null ? "No change" : "Moved the wrong way"],
        _ when Metric.Actual is null => texts[Metric.IsOver ? "Not measured" : "Not measured yet"],
        _ when Metric.Target is null => texts["No target set"],
        _ => texts[Metric.Baseline is null ? "No baseline" : "Changed"],
    };

    private HtmlContentBuilder Figure(string key, string name, decimal? value)
    {
        var figure = new HtmlContentBuilder();
        figure.AppendMarkup("""<div><dt><svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">{0}</svg>{1}</dt>""", new HtmlString(key), name);
        if (value is { } v)
            figure.AppendMarkup("<dd><strong>{0}</strong> {1}</dd></div>", v.ToString("#,0.##", CultureInfo.CurrentCulture), Metric.Unit);
        else
            figure.AppendHtml("<dd>–</dd></div>");
        return figure;
    }

    private static HtmlString Bar(MetricScale scale)
    {
        var svg = new StringBuilder("""<svg class="metric-bar" width="100%" height="32" aria-hidden="true" focusable="false">""");
        svg.Append("""<line class="scale" x1="0" x2="100%" y1="16" y2="16" stroke-width="1"/>""");
        for (var tick = 0; tick <= 20; tick++)
            svg.Append(CultureInfo.InvariantCulture, $"""<line class="scale" x1="{tick * 5}%" x2="{tick * 5}%" y1="{(tick % 5 == 0 ? 11 : 13)}" y2="16" stroke-width="1"/>""");
        if (scale is { Baseline: { } from, Actual: { } to })
            svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{from}%" x2="{to}%" y1="16" y2="16" stroke="currentColor" stroke-width="4"/>""");
        if (scale.Target is { } target)
            svg.Append(CultureInfo.InvariantCulture, $"""<line class="goal" x1="{target}%" x2="{target}%" y1="4" y2="28" stroke-width="2"/>""");
        if (scale.Baseline is { } baseline)
            svg.Append(CultureInfo.InvariantCulture, $"""<circle class="from" cx="{baseline}%" cy="16" r="5" stroke-width="1.75"/>""");
        // A percentage cannot stand in a path, so the diamond is drawn in a nested viewport that can be placed by one.
        if (scale.Actual is { } actual)
            svg.Append(CultureInfo.InvariantCulture, $"""<svg x="{actual}%" y="16" width="1" height="1" overflow="visible"><path d="m0-7 7 7-7 7-7-7z" fill="currentColor"/></svg>""");
        return new HtmlString(svg.Append("</svg>").ToString());
    }
}
