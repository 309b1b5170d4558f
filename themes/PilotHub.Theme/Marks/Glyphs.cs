using Microsoft.AspNetCore.Html;

namespace PilotHub.Theme;

/// <summary>Small filled shapes that carry meaning without hue: how far a stage is, what kind a learning is.</summary>
public static class Glyphs
{
    private const string Ring = """<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>""";

    /// <summary>A ring that fills from idea to adopted; stopped is a square, retired a barred ring.</summary>
    public static IHtmlContent Stage(string stage) => Svg(stage switch
    {
        "Idea" => """<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.5"/>""",
        "Running" => Ring + Slice("M8 8V4a4 4 0 0 1 4 4z"),
        "Completed" => Ring + Slice("M8 4a4 4 0 0 1 0 8z"),
        "Decided" => Ring + Slice("M8 8V4a4 4 0 1 1-4 4z"),
        "Scaling" => Ring + """<circle cx="8" cy="8" r="4" fill="currentColor"/>""",
        "Adopted" => """<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.8 8.3 2.2 2.2 4.2-4.7" class="cut"/>""",
        "Stopped" => """<rect x="1.75" y="1.75" width="12.5" height="12.5" rx="1" fill="none" stroke="currentColor" stroke-width="1.5"/><rect x="5" y="5" width="6" height="6" fill="currentColor"/>""",
        "Retired" => Ring + """<path d="M4.5 8h7" fill="none" stroke="currentColor" stroke-width="1.5"/>""",
        _ => Ring,
    });

    /// <summary>Worked: a disc with a tick; did not work: a square with a cross; surprise: a triangle.</summary>
    public static IHtmlContent Learning(string kind) => Svg(kind switch
    {
        "Worked" => """<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.8 8.3 2.2 2.2 4.2-4.7" class="cut"/>""",
        "DidNotWork" => """<rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor"/><path d="m5 5 6 6m0-6-6 6" class="cut"/>""",
        "Surprise" => """<path d="M8 1 15.5 14.5H.5z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/><path d="M8 6v4m0 2v.3" class="cut"/>""",
        _ => Ring,
    });

    /// <summary>How a figure or a promise came out: reached, on the way, missed, or not known yet.</summary>
    public static IHtmlContent Outcome(Tone tone) => Svg(tone switch
    {
        Tone.Good => """<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.8 8.3 2.2 2.2 4.2-4.7" class="cut"/>""",
        Tone.Warn => Ring + Slice("M8 4a4 4 0 0 1 0 8z"),
        Tone.Bad or Tone.Stop => """<rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor"/><path d="m5 5 6 6m0-6-6 6" class="cut"/>""",
        _ => Ring,
    });

    public static Tone ToneOfStage(string stage) => stage switch
    {
        "Running" => Tone.Info,
        "Scaling" or "Adopted" => Tone.Good,
        "Stopped" => Tone.Stop,
        _ => Tone.Neutral,
    };

    public static Tone ToneOfLearning(string kind) => kind switch
    {
        "Worked" => Tone.Good,
        "DidNotWork" => Tone.Stop,
        "Surprise" => Tone.Warn,
        _ => Tone.Neutral,
    };

    public static string ClassOf(Tone tone) => ToneClass.Of(tone);

    private static string Slice(string path) => $"""<path d="{path}" fill="currentColor"/>""";

    private static HtmlString Svg(string shapes) => new(
        $"""<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{shapes}</svg>""");
}
