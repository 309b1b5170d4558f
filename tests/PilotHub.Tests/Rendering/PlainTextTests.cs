using System.Text.Json;
using CsCheck;
using PilotHub.Rendering;

namespace PilotHub.Tests.Rendering;

public sealed class PlainTextTests
{
    private static readonly MarkdownRenderer Renderer = new();

    [Fact]
    public void Plain_text_is_what_a_reader_sees_one_block_a_line()
    {
        const string Markdown = """
            # The **goal**

            First line
            of a [paragraph](/x)[^1] with ![a chart](/c.png).

            - [x] done
            - two

            | A | B |
            |---|---|
            | 1 | 2 |

            ```
            a  b
            ```

            [^1]: The note
            """;

        Assert.Equal(
            "The goal\nFirst line of a paragraph with a chart.\ndone\ntwo\nA B\n1 2\na  b\nThe note".ReplaceLineEndings("\n"),
            Renderer.Render(Markdown).PlainText);
    }

    // Every extension, every kind of block and inline, and pieces of them that stay open.
    private static readonly string[] Pieces =
    [
        "word", " ", "  ", "\n", "\n\n", "  \n", "\\\n", "# ", "## Title\n\n", "Title\n===\n", "- ", "- [x] ", "1. ", "> ", "> [!NOTE]\n> ", "    code", "```\n", "```cs\n a  b\n\n```\n",
        "| A | B |\n|---|:-:|\n| 1 | `x` \\| y |\n", "|", "---\n", "***", "**", "*", "_", "~~", "^", "==", "`", "``", "[", "]", "](/x)", "[a](/b \"t\")", "![alt *text*](/c.png)", "![", "[^1]",
        "\n[^1]: The *note*\n", "\nTerm\n:   Meaning\n", "<b>", "</b>", "<!-- x -->", "<script>", "<https://a.example>", "https://b.example/c", "&amp;", "&nbsp;", "&bogus;", "&#0;", "\0", "\t", "\r\n",
        "\\*", "<", ">", "&", "ü", "👍🏽", "\n[r]: /url 'title'\n", "[r]", "~", "H~2~O", "++in++",
    ];

    [Fact]
    public void Text_read_without_rendering_is_what_the_page_shows() =>
        Gen.OneOf(Pieces).Array[0, 30].Select(string.Concat).Sample(AssertReadsAlike, iter: 5_000);

    [Fact]
    public void Text_read_without_rendering_is_what_the_page_shows_of_the_examples_of_the_specification()
    {
        using var examples = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("data", "security", "commonmark-spec.json")));

        Assert.All(examples.RootElement.EnumerateArray(), example => AssertReadsAlike(example.GetProperty("markdown").GetString()!));
    }

    [Theory]
    [InlineData("# Title\n\nWe cut the waiting time by half.", 20, "We cut the waiting…")]
    [InlineData("# Title\n\nWe cut it.", 20, "We cut it.")]
    [InlineData("# Only a title", 40, "Only a title")]
    [InlineData("```\ncode\n```\n\n|a|b|\n|-|-|\n\nText", 40, "Text")]
    [InlineData("One, two and three", 5, "One…")]
    [InlineData("Donaudampfschifffahrt", 6, "Donau…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 9, "👩‍👩‍👧…")]
    [InlineData("abc", 1, "…")]
    [InlineData("a", 1, "a")]
    public void An_excerpt_begins_with_sentences_and_ends_at_a_word(string markdown, int length, string excerpt) =>
        Assert.Equal(excerpt, Renderer.Render(markdown).Excerpt(length));

    [Fact]
    public void An_excerpt_is_never_longer_than_asked_and_never_tears_a_character() =>
        Gen.Select(Gen.Char["ab ü\n,"].Array[0, 80].Select(characters => new string(characters)), Gen.Int[1, 60]).Sample((text, length) =>
        {
            var excerpt = Renderer.Render(text + " 👍🏽 end").Excerpt(length);
            Assert.True(excerpt.Length <= length, excerpt);
            Assert.Equal(excerpt, string.Concat(excerpt.EnumerateRunes().Where(rune => rune.Value != 0xFFFD)));
        });

    private static void AssertReadsAlike(string markdown) => Assert.Equal(Renderer.Render(markdown).PlainText, Renderer.PlainText(markdown));
}
