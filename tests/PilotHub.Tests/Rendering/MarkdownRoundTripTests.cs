using System.Net;
using System.Text.Json;
using CsCheck;
using PilotHub.Rendering;
using PilotHub.Rendering.HtmlImport;

namespace PilotHub.Tests.Rendering;

public sealed class MarkdownRoundTripTests
{
    private static readonly MarkdownRenderer Renderer = new();

    /// <summary>Examples of CommonMark whose HTML says something that Markdown from an import does not, with the reason.</summary>
    private static readonly Dictionary<string, int[]> Changes = new()
    {
        ["what a reader cannot see goes: empty headings, items, quotations, code, and links without text"] =
            [21, 31, 79, 138, 220, 241, 242, 282, 283, 284, 285, 286, 317, 336, 478, 479, 486, 489, 645, 646],
        ["a link that leads nowhere is its text"] = [202, 487, 488, 502, 569, 598, 600, 601, 603],
        ["emphasis within emphasis of its kind is one"] =
            [371, 375, 391, 409, 410, 411, 419, 420, 421, 427, 428, 429, 434, 463, 465, 466, 467, 468, 470],
        ["white space at the edge of a paragraph or a title, and a line break in a title, is nothing"] = [25, 198],
        ["an address is encoded"] = [346],
        ["<b> is <strong>"] = [496],
    };

    // Much punctuation, few letters: nearly every text would be markup of some kind if it were not escaped.
    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Char["*_`[]()<>!#&|~^=+-.:;\\/\"'x1 "].Select(c => c.ToString()),
            Gen.OneOf("word", "ä", "€", "1.", "2)", "- ", "# ", "> ", "&amp;", "[x]", "[^1]", "[!NOTE]", "```", "~~~", "---", "<b>", "</div>", "<!--", ": ", "| ", "\u00a0", "😀"))
        .Array[1, 14].Select(string.Concat).Where(text => !string.IsNullOrWhiteSpace(text));

    private static readonly Gen<string> Words =
        Gen.OneOf("learning", "größer", "5 %", "AI", "a_b", "C++", "R&D", "2 * 3", "(x)", "x^2", "“so”", "#1", "1.5").Array[1, 5].Select(words => string.Join(' ', words));

    public static TheoryData<string> Contexts =>
    [
        "<p>{0}</p>", "<p>before {0} after</p>", "<p>x<br>{0}</p>", "<h2>{0}</h2>", "<ul><li>{0}</li></ul>", "<ul><li><p>{0}</p><p>{0}</p></li></ul>",
        "<ol start=7><li>x<ul><li>{0}</li></ul></li></ol>", "<blockquote><p>{0}</p></blockquote>", "<table><tr><th>h</th><th>{0}</th></tr><tr><td>{0}</td><td>x</td></tr></table>",
        "<dl><dt>{0}</dt><dd>{0}</dd></dl>", "<p>a <strong>{0}</strong> b</p>", "<p>a<em>{0}</em>b</p>", "<p><del>{0}</del></p>", "<p>x<sub>{0}</sub></p>",
        "<p><strong><em>{0}</em></strong></p>", "<p><em>a <strong>{0}</strong></em></p>", "<p><a href=\"/x\">{0}</a></p>", "<p><a href=\"/x\" title=\"{0}\">x</a></p>",
        "<p><img src=\"/x\" alt=\"{0}\"></p>", "<p><code>{0}</code></p>", "<pre>{0}</pre>", "<details><summary>{0}</summary><p>{0}</p></details>", "<div>{0}</div>",
    ];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Text_stays_text_whatever_it_looks_like(string context) => AnyText.Sample(text =>
    {
        var html = context.Replace("{0}", WebUtility.HtmlEncode(text), StringComparison.Ordinal);
        var markdown = HtmlToMarkdown.Convert(html);

        Assert.True(
            Seen(html) == Seen(Renderer.Render(markdown).Html),
            $"{html}\nbecame\n{markdown}\nand\n{Renderer.Render(markdown).Html}");
    });

    [Fact]
    public void Documents_survive_the_way_to_html_and_back() => Document.Sample(markdown =>
    {
        var html = Renderer.Render(markdown).Html;
        var back = HtmlToMarkdown.Convert(html);

        Assert.True(HtmlTree.Normalize(html) == HtmlTree.Normalize(Renderer.Render(back).Html), $"{markdown}\nbecame\n{html}\nand\n{back}");
    });

    [Fact]
    public void Exactly_the_named_examples_of_the_specification_change()
    {
        var changed = from example in Specification()
                      let html = Renderer.Render(example.Markdown).Html
                      where HtmlTree.Normalize(html) != HtmlTree.Normalize(Renderer.Render(HtmlToMarkdown.Convert(html)).Html)
                      select example.Number;

        Assert.Equal(Changes.Values.SelectMany(numbers => numbers).Order(), changed);
    }

    [Fact]
    public void What_an_example_has_become_stays_as_it_is() => Assert.All(Specification(), example =>
    {
        var first = Renderer.Render(HtmlToMarkdown.Convert(Renderer.Render(example.Markdown).Html)).Html;
        var second = Renderer.Render(HtmlToMarkdown.Convert(first)).Html;

        Assert.Equal(HtmlTree.Normalize(first), HtmlTree.Normalize(second));
    });

    // Raw HTML in Markdown is not what the import writes, and is specified by other tests.
    private static List<(int Number, string Markdown)> Specification()
    {
        using var specification = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data", "security", "commonmark-spec.json")));
        return
        [
            .. specification.RootElement.EnumerateArray()
                .Where(example => example.GetProperty("section").GetString() is not ("HTML blocks" or "Raw HTML"))
                .Select(example => (example.GetProperty("example").GetInt32(), example.GetProperty("markdown").GetString()!)),
        ];
    }

    private static Gen<string> Inline => Gen.OneOf(
        Words,
        Words.Select(text => $"**{text}**"),
        Words.Select(text => $"*{text}*"),
        Words.Select(text => $"~~{text}~~"),
        Words.Select(text => $"***{text}***"),
        Words.Select(text => $"**a *{text}* b**"),
        Words.Select(text => $"`{text.Replace("`", "", StringComparison.Ordinal)}`"),
        Words.Select(text => $"[{text}](/cases/1?a=b&c=d \"{text}\")"),
        Words.Select(text => $"![{text}](/media/x_(1).png)"),
        Words.Select(_ => "https://example.org/a_b"),
        Words.Select(text => $"H<sub>2</sub>O ==x== <kbd>Ctrl</kbd> {text}"),
        Words.Select(text => $"{text}\\\nnext line"));

    private static Gen<string> Line => Inline.Array[1, 3].Select(parts => string.Join(' ', parts));

    private static Gen<string> OneLine => Line.Select(line => line.Replace("\\\n", " ", StringComparison.Ordinal));

    private static Gen<string> Leaf => Gen.OneOf(
        Line,
        Gen.Select(Gen.Int[1, 6], OneLine, (level, text) => $"{new string('#', level)} {text}"),
        Gen.Select(Gen.OneOf("", "csharp", "yaml"), Words, (language, text) => $"````{language}\n{text}\n\n  ```\n\t{text}\n````"),
        Gen.Const("***"));

    private static Gen<string> Block(int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Gen.Select(Line, Block(depth - 1), (text, block) => $"- {Indent(text, 2)}\n\n{Indent("  " + block, 2)}\n\n- {Indent(text, 2)}"),
            Gen.Select(OneLine, OneLine, Gen.Int[0, 20], (first, second, start) => $"{start}. {first}\n{start + 1}. {second}"),
            OneLine.Array[1, 3].Select(items => string.Join('\n', items.Select((item, i) => $"{new string(' ', 2 * i)}- [{(i % 2 == 0 ? 'x' : ' ')}] {item}"))),
            Block(depth - 1).Array[1, 2].Select(blocks => $"> {string.Join("\n\n", blocks).Replace("\n", "\n> ", StringComparison.Ordinal)}"),
            OneLine.Select(text => $"> [!WARNING]\n> {text}"),
            Gen.Select(Words, Words, (a, b) => $"| {a.Replace("|", "", StringComparison.Ordinal)} | B |\n|:--|--:|\n| {b} | *x* |\n| `a` | [b](/c) |"),
            Gen.Select(Words, OneLine, (term, meaning) => $"{term}\n:   {meaning}"),
            Gen.Select(OneLine, Block(depth - 1), (text, block) => $"<details><summary>more</summary>\n\n{text}\n\n{block}\n\n</details>"));

    private static Gen<string> Document => Gen.Select(Block(2).Array[1, 5], OneLine, (blocks, note) =>
        // A paragraph between, because two lists or quotations of one kind in a row are one.
        string.Join("\n\nText[^1].\n\n", blocks) + $"\n\nText[^1].\n\n[^1]: {note}");

    private static string Indent(string text, int width) => text.Replace("\n", "\n" + new string(' ', width), StringComparison.Ordinal);

    /// <summary>What a reader sees of the text and its hints, without white space.</summary>
    private static string Seen(string html)
    {
        var body = HtmlTree.Parse(html);
        var hints = body.QuerySelectorAll("[title], [alt]").Select(element => element.GetAttribute("title") ?? element.GetAttribute("alt"));
        return string.Concat((body.TextContent + string.Concat(hints)).Where(c => !char.IsWhiteSpace(c)));
    }
}
