using PilotHub.Rendering;
using PilotHub.Rendering.HtmlImport;

namespace PilotHub.Tests.Rendering;

/// <summary>
/// HTML made to be expensive to read. Each of these took time with the square of its length, or a deep stack, in one reader or another;
/// time cannot be asserted, so they are as large as makes such a reader stand out.
/// </summary>
public sealed class HtmlImportLimitTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<blockquote>x")]
    [InlineData("<table><tr><td>x")]
    [InlineData("<b><p>x")]
    [InlineData("<span style='font-weight:bold'>x")]
    [InlineData("<em>x</em>")]
    [InlineData("<![CDATA[")]
    [InlineData("<ri:user ")]
    [InlineData("<p style='mso-list:l0 level9'>x")]
    [InlineData("<dl><dt>x<dd>")]
    [InlineData("<a href=/z>y")]
    [InlineData("<table><tr><td rowspan=50 colspan=50>x</table>")]
    [InlineData("<tr>")]
    [InlineData("[*_`<&amp;")]
    [InlineData("& ")]
    [InlineData("<b>x</b>")]
    [InlineData("<ul><li>x</ul>")]
    [InlineData("<p style='mso-list:l0 level1'>x")]
    [InlineData("<details><summary>x")]
    [InlineData("<section class=footnotes><ol><li id=x>")]
    public void No_html_overflows_the_stack_or_grows_out_of_proportion(string unit)
    {
        const int Length = 100_000;
        string? markdown = null;
        var thread = new Thread(() => markdown = HtmlToMarkdown.Convert(string.Concat(Enumerable.Repeat(unit, Length / unit.Length))), 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(markdown!.Length <= 60 * Length, $"{markdown.Length:N0} characters");
        Assert.Equal(unit.Contains(">x", StringComparison.Ordinal), markdown.Contains('x', StringComparison.Ordinal));
    }

    [Fact]
    public void Html_nested_beyond_all_measure_is_reduced_to_its_text() =>
        Assert.Equal("a \\*b\\*\n\nc", HtmlToMarkdown.Convert(string.Concat(Enumerable.Repeat("<div>", 5_000)) + "a *b*<p>c"));

    [Fact]
    public void Lists_nested_beyond_what_is_shown_become_flat()
    {
        var markdown = HtmlToMarkdown.Convert(string.Concat(Enumerable.Range(0, 60).Select(i => $"<ul><li>{i}")));

        var rendered = new MarkdownRenderer().Render(markdown);
        Assert.Equal(RenderingFallback.None, rendered.Fallback);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), rendered.PlainText.Split('\n'));
    }

    [Fact]
    public void Html_that_is_too_long_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HtmlToMarkdown.Convert(new string('x', HtmlToMarkdown.MaxLength + 1)));

    [Theory]
    [InlineData("<p class='{0}'>x", " c{0}")]
    [InlineData("<code class='{0}'>x", " language-{0}")]
    [InlineData("<p {0}>x", " a{0}")]
    [InlineData("<p style='{0}'>x", "mso-list:")]
    [InlineData("<span style='text-decoration:{0}'>x", " ")]
    [InlineData("<ul><li>x</li>{0}", "<ul><li>y</li></ul>")]
    [InlineData("<table><tr>{0}<tr><td>x", "<td rowspan=50>")]
    [InlineData("<a href='https://www.google.com/url?{0}'>x", "&{0}")]
    [InlineData("<section class=footnotes><ol>{0}</ol></section>x", "<li id=fn-{0}>y")]
    public void Html_of_one_large_element_is_read_to_its_end(string frame, string part)
    {
        var parts = Enumerable.Range(0, 40_000).Select(i => part.Replace("{0}", $"{i}", StringComparison.Ordinal));

        Assert.Contains('x', HtmlToMarkdown.Convert(frame.Replace("{0}", string.Concat(parts), StringComparison.Ordinal)));
    }

    [Fact]
    public void Code_with_ever_longer_fences_in_it_gets_one_that_is_longer_still()
    {
        var code = string.Join('\n', Enumerable.Range(0, 700).Select(length => new string('`', length)));

        var lines = HtmlToMarkdown.Convert($"<pre>x\n{code}</pre>").Split('\n');

        Assert.Equal(new string('`', 700), lines[0]);
        Assert.Equal(lines[0], lines[^1]);
    }
}
