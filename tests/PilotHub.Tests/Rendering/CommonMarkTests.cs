using System.Text.Json;
using System.Text.RegularExpressions;
using PilotHub.Rendering;

namespace PilotHub.Tests.Rendering;

/// <summary>The examples of the CommonMark specification. Those that come out differently are named, with the reason.</summary>
public sealed partial class CommonMarkTests
{
    /// <summary>Examples where something is added to what the specification says; without the addition they agree with it.</summary>
    private static readonly Dictionary<string, int[]> Additions = new()
    {
        ["headings get an id"] =
        [
            10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 80, 81, 82, 83, 84, 86, 89, 90, 91, 95, 96, 102, 103, 115, 141, 216, 217,
            229, 230, 231, 232, 234, 302, 649, 650,
        ],
        ["external links are marked"] = [20, 348, 482, 483, 503, 528, 540, 596, 597, 602, 605],
        ["images of this site load when they come into view, and have an alternative text"] =
            [477, 519, 522, 533, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589, 590, 591, 593],
        ["tables scroll in a box of their own"] = [149, 160, 192, 193],
        ["code can be scrolled by the keyboard"] =
        [
            1, 2, 3, 5, 6, 7, 8, 18, 19, 24, 34, 36, 48, 69, 85, 100, 107, 110, 111, 112, 114, 116, 117, 118, 119, 120, 122, 123, 124, 125,
            126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 139, 140, 142, 143, 144, 146, 147, 185, 186, 213, 214, 227, 233,
            238, 239, 254, 255, 256, 259, 265, 266, 272, 273, 274, 275, 276, 280, 288, 289, 290, 291, 292, 311, 315, 320, 323, 326,
        ],
    };

    /// <summary>Examples that an extension or the sanitizing really changes.</summary>
    private static readonly Dictionary<string, int[]> Changes = new()
    {
        ["only complete tags of allowed elements are HTML, block elements only in blocks; the rest is text"] =
        [
            148, 150, 156, 157, 158, 164, 172, 173, 174, 175, 180, 182, 183, 184, 203, 493, 526, 538, 615, 616, 617, 619, 625, 629, 630, 631,
        ],
        ["attributes that are not on the list go, ids get a prefix"] = [152, 153, 154, 165, 170, 171, 618],
        ["links have the scheme http, https or mailto, or none"] = [502, 598, 600, 601, 603],
        ["extension: a bare address is a link"] = [610, 613],
    };

    private static readonly MarkdownRenderer Renderer = new();

    [Fact]
    public void Exactly_the_named_examples_differ_from_the_specification()
    {
        var named = Additions.Values.Concat(Changes.Values).SelectMany(numbers => numbers).ToList();
        Assert.Distinct(named);

        var differing = Examples().Where(example => HtmlTree.Normalize(example.Html) != Rendered(example)).Select(example => example.Number);

        Assert.Equal(named.Order(), differing.Order());
    }

    [Fact]
    public void Examples_with_additions_agree_with_the_specification_but_for_these()
    {
        var examples = Examples().ToDictionary(example => example.Number);

        Assert.All(Additions.Values.SelectMany(numbers => numbers), number =>
            Assert.Equal(Addition().Replace(HtmlTree.Normalize(examples[number].Html), ""), Addition().Replace(Rendered(examples[number]), "")));
    }

    private static string Rendered(Example example) => HtmlTree.Normalize(Renderer.Render(example.Markdown).Html);

    private static List<Example> Examples()
    {
        using var specification = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data", "security", "commonmark-spec.json")));
        return [.. specification.RootElement.EnumerateArray().Select(example => new Example(
            example.GetProperty("example").GetInt32(), example.GetProperty("markdown").GetString()!, example.GetProperty("html").GetString()!))];
    }

    // Each as the normalized tree writes it. An empty alternative text is one too, on either side.
    [GeneratedRegex("""(?<=<h[1-6]) id="content-[^"]*"| class="external"| rel="noopener noreferrer nofollow"| decoding="async"| loading="lazy"| alt=""|<div class="table-scroll" tabindex="0">|(?<=<pre) tabindex="0"|(?<=</table>)</div>""")]
    private static partial Regex Addition();

    private sealed record Example(int Number, string Markdown, string Html);
}
