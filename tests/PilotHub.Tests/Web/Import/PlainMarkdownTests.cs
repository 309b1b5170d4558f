using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class PlainMarkdownTests
{
    [Theory]
    [InlineData("just a text", "just a text")]
    [InlineData("first paragraph\n\nsecond", "first paragraph\n\nsecond")]
    [InlineData("Line one.\nLine two.", "Line one.\\\nLine two.")]
    [InlineData("broken by the\nwindow", "broken by the\nwindow")]
    [InlineData("Uses:\n• first\n◦ second\nThen more", "Uses:\n\n- first\n- second\n\nThen more")]
    [InlineData("1) one\n2) two", "1. one\n2. two")]
    [InlineData("2 * 3 and snake_case and _this_", "2 \\* 3 and snake_case and \\_this\\_")]
    [InlineData("# not a heading\n> not a quote", "\\# not a heading\\\n\\> not a quote")]
    [InlineData("---\n===", "\\---\\\n\\=\\==")]
    [InlineData("see https://example.org/~a_b*c_d, please", "see https://example.org/~a_b\\*c_d, please")]
    public void Plain_text_becomes_markdown_that_shows_it(string text, string markdown) => Assert.Equal(markdown, PlainMarkdown.From(text));

    [Fact]
    public void A_list_has_an_item_for_each_text() => Assert.Equal("- one\n- two \\[2\\]".Replace("\\]", "]", StringComparison.Ordinal), PlainMarkdown.List(["one", "two\n[2]"]));
}
