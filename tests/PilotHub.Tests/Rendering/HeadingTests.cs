using PilotHub.Rendering;

namespace PilotHub.Tests.Rendering;

public sealed class HeadingTests
{
    private static readonly MarkdownRenderer Renderer = new();

    [Fact]
    public void German_headings_get_readable_ids()
    {
        var rendered = Renderer.Render("# Was wir lernten – größer\n\n## Übung: Ärzte & Öl\n\n## Café `code` **fett**");

        Assert.Equal(
            ["content-was-wir-lernten-groesser", "content-uebung-aerzte-oel", "content-cafe-code-fett"],
            rendered.TableOfContents.Select(entry => entry.Id));
    }

    [Fact]
    public void The_table_of_contents_agrees_with_the_page()
    {
        var rendered = Renderer.Render("# One\n\n## Two[^1]\n\n# One\n\n<h3>Raw &amp; *x*</h3>\n\n### \n\n[^1]: note", new MarkdownPlacement { IdPrefix = "goal-" });

        Assert.Equal(
            [new(1, "goal-one", "One"), new(2, "goal-two", "Two"), new(1, "goal-one-2", "One"), new(3, "goal-raw-x", "Raw & *x*")],
            rendered.TableOfContents);
        var page = HtmlTree.Parse(rendered.Html);
        Assert.All(rendered.TableOfContents, entry => Assert.Equal($"h{entry.Level}", page.QuerySelector($"[id='{entry.Id}']")!.LocalName));
    }

    [Fact]
    public void Ids_stay_unique_when_a_heading_is_called_like_a_numbered_one()
    {
        var ids = Renderer.Render("# A\n\n# A\n\n# A 2\n\n# A\n\n<h2 id=\"a-4\">B</h2>\n\n# A").TableOfContents.Select(entry => entry.Id).ToList();

        Assert.Equal(6, ids.Count);
        Assert.Distinct(ids);
    }

    [Fact]
    public void An_id_of_the_content_cannot_be_one_of_the_page()
    {
        var page = HtmlTree.Parse(Renderer.Render("<div id=\"main\">x</div>\n\n<div id=\"main\">y</div>\n\n<a id=\"a b\" name=\"forms\">z</a>").Html);

        Assert.Equal(["content-main", null, null], page.QuerySelectorAll("div, a").Select(element => element.GetAttribute("id")));
        Assert.Empty(page.QuerySelectorAll("[name]"));
    }

    [Theory]
    [InlineData("#what-we-learned", "#content-what-we-learned")]
    [InlineData("#größer", "#content-groesser")]
    [InlineData("#own", "#content-own")]
    [InlineData("#navigation", "#navigation")]
    [InlineData("#", "#")]
    public void A_link_to_a_heading_finds_it_by_the_short_form(string written, string rendered)
    {
        var page = HtmlTree.Parse(Renderer.Render($"[x]({written})\n\n# What we learned\n\n# Größer\n\n<p id=\"own\">x</p>").Html);

        Assert.Equal(rendered, page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("# A\n\n## B\n\n#### C", 2, "2 3 5")]
    [InlineData("## A\n\n### B", 2, "2 3")]
    [InlineData("### A\n\n### B", 2, "2 2")]
    [InlineData("# A\n\n### B\n\n###### C", 4, "4 6 6")]
    [InlineData("<h2>A</h2>\n\n### B", 3, "3 4")]
    [InlineData("#### A\n\n<H3 class=\"x\">B</H3>", 2, "3 2")]
    [InlineData("## A", null, "2")]
    public void Headings_fit_under_those_of_the_page(string markdown, int? top, string levels) =>
        Assert.Equal(levels, string.Join(' ', Renderer.Render(markdown, new MarkdownPlacement { TopHeadingLevel = top }).TableOfContents.Select(entry => entry.Level)));

    [Fact]
    public void A_heading_level_outside_html_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Renderer.Render("x", new MarkdownPlacement { TopHeadingLevel = 7 }));
}
