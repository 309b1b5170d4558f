using System.Net;
using System.Text;
using AngleSharp.Dom;
using PilotHub.Rendering;

namespace PilotHub.Tests.Rendering;

/// <summary>
/// Inputs made to be expensive. Time cannot be asserted; what can is that nothing throws on a small stack, that the work which
/// leaves traces (memory, output, elements) grows no faster than the input, and that no text is lost.
/// </summary>
public sealed class RenderingLimitTests
{
    private const int SmallStack = 512 * 1024;
    private const int Short = 10_000;
    private const int Factor = 8;

    private static readonly MarkdownRenderer Renderer = new();

    /// <summary>Each is repeated to the length wanted; found by trying what is known to be quadratic or recursive in Markdown and HTML parsers.</summary>
    public static TheoryData<string> Repeated =>
    [
        "[", "![", "](", "[a](", "![a](", "[a][b", "[a]:", "[a]: b\n", "[a]: b\n\n", "[a](b \"", "[a]('", "[a](()", "[](<", "[^1]", "[^1][^2", "[^a]: x\n\n",
        "![[]()", "[[a]](b)", "*a ", "*a* ", "**a ", "a**b", "*a_ ", "a***b*", "*_", "~a ", "~*_", "^a ", "==a ", "++a ", "`", "`a", "a`", "``` a", "\\", "&", "&#1;",
        "> ", ">", "- ", "1. ", "10) ", "* * ", "+ a\n", "> [!NOTE]\n> a\n\n", "- [ ] a\n", "- [x", "a\n: b\n\n", "# a\n", "a\n===\n", "---\n", "a  \n", "  b\n\n",
        "|", "|a|b|\n", "a|b\n-|-\n\n", "|`", "\\|", "|*c|d*|\n", "<", "<a", "</a", "<a b=\"", "<b x='", "<!--", "<!-- a", "<?", "<!X ", "<![CDATA[", "<b>", "</b>",
        "<b>\n\n", "<div>\n\n", "<div><b>\n", "<p><b>", "<p>\n\n", "<table>", "<table><tr><td>\n", "<td>", "<a href=x>\n", "<i id=a>", "<h1>\n", "<ul><li>\n", "<details>\n\n",
        "http://a.b ", "www.a.de ", "a@b.c ", "mailto:a@b.de ", "<http://a>", "![a](http://b) ", "![a](/b)\n\n", "[x](#y) ", "\n", "\t", "\r", "\0", " ", "\u00a0", "\ud800", "😀",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Repetition_costs_no_more_than_its_length(string unit) => AssertGrowsWithItsLength(length => Repeat(unit, length));

    [Fact]
    public void Backtick_runs_of_growing_length_cost_no_more_than_their_length() => AssertGrowsWithItsLength(length =>
    {
        var text = new StringBuilder();
        for (var run = 1; text.Length < length; run++)
        {
            text.Append('e').Append('`', run);
        }

        return text.ToString();
    });

    [Fact]
    public void Brackets_opened_and_closed_cost_no_more_than_their_length() =>
        AssertGrowsWithItsLength(length => Repeat("[", length / 2) + Repeat("]", length / 2));

    [Fact]
    public void A_wide_header_over_narrow_rows_costs_no_more_than_its_length() =>
        AssertGrowsWithItsLength(length => $"{Repeat("|a", length / 3)}|\n{Repeat("|-", length / 3)}|\n{Repeat("|b|\n", length / 3)}");

    [Fact]
    public void A_long_definition_used_often_costs_no_more_than_its_length() =>
        AssertGrowsWithItsLength(length => $"[a]: {Repeat("b", length / 2)}\n\n{Repeat("[a] ", length / 2)}");

    [Fact]
    public void Lists_that_nest_by_indentation_cost_no_more_than_their_length() => AssertGrowsWithItsLength(length =>
    {
        var text = new StringBuilder();
        for (var indent = 0; text.Length < length; indent += 2)
        {
            text.Append(' ', indent).Append("- a\n");
        }

        return text.ToString();
    });

    [Fact]
    public void Unclosed_elements_before_many_paragraphs_cost_no_more_than_their_length() => AssertGrowsWithItsLength(length =>
    {
        var text = new StringBuilder("<div>");
        for (var i = 0; text.Length < length / 2; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<b lang=x{i}>");
        }

        return text.Append("\n\n").Append(Repeat("x\n\n", length / 2)).ToString();
    });

    [Fact]
    public void Wrongly_nested_elements_cost_no_more_than_their_length() =>
        AssertGrowsWithItsLength(length => "<div>" + Repeat("<b><p>", length / 2) + Repeat("</b>", length / 2));

    [Theory]
    [InlineData("<p class=\"{0}\">x</p>", " c{0}")]
    [InlineData("<code class=\"{0}\">x</code>", " language-{0}")]
    [InlineData("<p {0}>x</p>", " a{0}=1")]
    [InlineData("<p {0}>x</p>", " class")]
    public void A_tag_with_many_names_costs_no_more_than_its_length(string frame, string name) => AssertGrowsWithItsLength(length =>
    {
        var names = new StringBuilder();
        for (var i = 0; names.Length < length; i++)
        {
            names.Append(name.Replace("{0}", $"{i}", StringComparison.Ordinal));
        }

        return frame.Replace("{0}", names.ToString(), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(249_999, RenderingFallback.None)]
    [InlineData(250_200, RenderingFallback.TooLong)]
    public void Text_beyond_the_limit_is_shown_as_written_and_whole(int length, RenderingFallback fallback)
    {
        var text = Repeat("some *words* & <tags>, and so on for a while until the line is full\n\n", length);

        var rendered = Renderer.Render(text);

        Assert.Equal(fallback, rendered.Fallback);
        if (fallback != RenderingFallback.None)
        {
            Assert.Equal($"<pre tabindex=\"0\">{WebUtility.HtmlEncode(text)}</pre>", rendered.Html);
            Assert.Equal(text, rendered.PlainText);
        }
    }

    [Theory]
    [InlineData("> ", 40, RenderingFallback.None)]
    [InlineData("> ", 70, RenderingFallback.TooDeep)]
    [InlineData("- ", 20, RenderingFallback.None)]
    [InlineData("- ", 40, RenderingFallback.TooDeep)]
    [InlineData("1. > ", 40, RenderingFallback.TooDeep)]
    public void Deep_nesting_is_shown_as_written(string marker, int depth, RenderingFallback fallback)
    {
        var text = string.Concat(Enumerable.Repeat(marker, depth)) + "innermost";

        var rendered = Renderer.Render(text);

        Assert.Equal(fallback, rendered.Fallback);
        Assert.Contains("innermost", rendered.PlainText, StringComparison.Ordinal);
        Assert.Equal(fallback == RenderingFallback.None, rendered.PlainText == "innermost");
    }

    [Fact]
    public void Deep_nesting_within_a_line_is_shown_as_written()
    {
        var text = Repeat("![", 140) + "innermost" + Repeat("](u)", 280);

        var rendered = Renderer.Render(text);

        Assert.Equal(RenderingFallback.TooDeep, rendered.Fallback);
        Assert.Equal(text, HtmlTree.Parse(rendered.Html).TextContent);
    }

    [Fact]
    public void A_paragraph_with_too_many_delimiters_is_shown_as_text_and_its_neighbours_are_not()
    {
        var rendered = Renderer.Render($"*before*\n\n{Repeat("[x ", 30_000)}\n\n*after*");

        var page = HtmlTree.Parse(rendered.Html);
        Assert.Equal(RenderingFallback.None, rendered.Fallback);
        Assert.Equal(["before", "after"], page.QuerySelectorAll("em").Select(element => element.TextContent));
        Assert.Equal(Repeat("[x ", 30_000).Trim(), page.Children[1].TextContent.Trim());
    }

    [Fact]
    public void Real_text_is_far_from_every_limit()
    {
        var table = "| Name | Value | Note |\n|---|---|---|\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"| **Row {i}** | [link](/x/{i}) | `code` and *more* |\n"));
        var list = string.Concat(Enumerable.Range(0, 500).Select(i => $"{new string(' ', i % 6 * 2)}- item {i} with [^{i % 20}] and https://example.org/{i}\n"));
        var notes = string.Concat(Enumerable.Range(0, 20).Select(i => $"[^{i}]: note {i}\n\n"));
        var prose = string.Concat(Enumerable.Range(0, 300).Select(i => $"## Heading {i}\n\nA paragraph with *emphasis*, **more**, `code` and a [link]({i}).\n\n"));

        var rendered = Renderer.Render(table + "\n" + list + "\n" + prose + notes);

        Assert.Equal(RenderingFallback.None, rendered.Fallback);
        var page = HtmlTree.Parse(rendered.Html);
        Assert.Equal(500, page.QuerySelectorAll("td strong").Length);
        Assert.Equal(500, page.QuerySelectorAll("li a.external").Length);
        Assert.Equal(300, rendered.TableOfContents.Count);
    }

    private static void AssertGrowsWithItsLength(Func<int, string> build)
    {
        var (small, _) = Measure(build(Short));
        var (large, rendered) = Measure(build(Short * Factor));

        const int Allowance = 4_000_000;
        Assert.True(large <= (small * Factor * 3 / 2) + Allowance, $"{large:N0} bytes for {Factor} times what took {small:N0}");
        Assert.True(rendered.Html.Length <= 40 * (Short * Factor), $"{rendered.Html.Length:N0} characters");
        Assert.Empty(HtmlAudit.Offences(rendered.Html));
    }

    private static (long AllocatedBytes, RenderedMarkdown Rendered) Measure(string markdown)
    {
        RenderedMarkdown? rendered = null;
        var allocated = 0L;
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                rendered = Renderer.Render(markdown);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            SmallStack);
        thread.Start();
        thread.Join();
        return (allocated, rendered!);
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
