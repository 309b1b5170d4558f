using PilotHub.Rendering;

namespace PilotHub.Tests.Rendering;

public sealed class MarkdownRendererTests
{
    private static readonly MarkdownRenderer Renderer = new(new RenderingOptions { OwnHosts = ["pilots.example", "pilots.example:8443"] });

    [Theory]
    [InlineData("H~2~O, x^2^, ~~old~~, ==new==, ++added++", "<p>H<sub>2</sub>O, x<sup>2</sup>, <del>old</del>, <mark>new</mark>, <ins>added</ins></p>")]
    [InlineData("Term\n:   Meaning", "<dl><dt>Term</dt><dd>Meaning</dd></dl>")]
    [InlineData("```csharp\nvar x = 1;\n```", "<pre tabindex=\"0\"><code class=\"language-csharp\">var x = 1;\n</code></pre>")]
    [InlineData("- [ ] open\n- [x] done", "<ul class=\"contains-task-list\"><li class=\"task-list-item\"><span class=\"task task-open\">☐</span> open</li><li class=\"task-list-item\"><span class=\"task task-done\">☑</span> done</li></ul>")]
    [InlineData("> [!TIP]\n> Ask first.", "<div class=\"markdown-alert markdown-alert-tip\"><p>Ask first.</p></div>")]
    [InlineData("Enter <customer name> here", "<p>Enter &lt;customer name&gt; here</p>")]
    [InlineData("A<sub>1</sub> and <kbd>Ctrl</kbd><!-- hidden -->", "<p>A<sub>1</sub> and <kbd>Ctrl</kbd></p>")]
    [InlineData("<details><summary>More</summary>\n\n*inside*\n\n</details>", "<details><summary>More</summary><p><em>inside</em></p></details>")]
    public void Extensions_and_harmless_html_are_rendered(string markdown, string html) =>
        Assert.Equal(HtmlTree.Normalize(html), HtmlTree.Normalize(Renderer.Render(markdown).Html));

    [Fact]
    public void A_table_is_aligned_by_classes_and_scrolls_in_a_box_the_keyboard_reaches()
    {
        var html = Renderer.Render("| Metric | Value |\n|:--|--:|\n| Time | *3* |").Html;

        Assert.Equal(
            HtmlTree.Normalize(
                """
                <div class="table-scroll" tabindex="0"><table><thead><tr><th class="align-left">Metric</th><th class="align-right">Value</th></tr></thead>
                <tbody><tr><td class="align-left">Time</td><td class="align-right"><em>3</em></td></tr></tbody></table></div>
                """),
            HtmlTree.Normalize(html));
    }

    [Theory]
    [InlineData("|a|\n|-|", "de", "Tabelle")]
    [InlineData("|a|\n|-|", "en", "Table")]
    [InlineData("<table><caption>Hours <b>saved</b></caption><tr><td>1</td></tr></table>", "de", "Hours saved")]
    [InlineData("    x", "de-AT", "Quelltext")]
    [InlineData("```\nx\n```", "en", "Code")]
    [InlineData("    x", "fr", null)]
    [InlineData("|a|\n|-|", null, null)]
    public void What_scrolls_takes_the_focus_and_says_what_it_is(string markdown, string? language, string? label)
    {
        var box = HtmlTree.Parse(Renderer.Render(markdown, new MarkdownPlacement { Language = language }).Html).QuerySelector("pre, .table-scroll")!;

        Assert.Equal("0", box.GetAttribute("tabindex"));
        Assert.Equal(label, box.GetAttribute("aria-label"));
        Assert.Equal(label is null ? null : "group", box.GetAttribute("role"));
    }

    [Theory]
    [InlineData("de", "Hinweis")]
    [InlineData("en", "Note")]
    [InlineData("de-AT", "Hinweis")]
    public void A_note_is_headed_in_the_language_of_the_content(string language, string title) =>
        Assert.Contains(
            $"<p class=\"markdown-alert-title\">{title}</p>",
            Renderer.Render("> [!NOTE]\n> x", new MarkdownPlacement { Language = language }).Html,
            StringComparison.Ordinal);

    [Fact]
    public void Footnotes_and_their_back_links_find_each_other_on_a_page_with_several_fields()
    {
        var goal = HtmlTree.Parse(Renderer.Render("A[^1] and again[^1].\n\n[^1]: Source", new MarkdownPlacement { IdPrefix = "goal-" }).Html);
        var method = HtmlTree.Parse(Renderer.Render("B[^1].\n\n[^1]: Other", new MarkdownPlacement { IdPrefix = "method-" }).Html);

        foreach (var field in new[] { goal, method })
        {
            var links = field.QuerySelectorAll("a[href^='#']");
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.NotNull(field.QuerySelector($"[id='{link.GetAttribute("href")![1..]}']")));
        }

        var ids = goal.QuerySelectorAll("[id]").Concat(method.QuerySelectorAll("[id]")).Select(element => element.Id);
        Assert.Distinct(ids);
        Assert.Equal(["doc-noteref", "doc-noteref", "doc-backlink", "doc-backlink"], goal.QuerySelectorAll("a").Select(link => link.GetAttribute("role")));
    }

    [Theory]
    [InlineData("https://other.example/x", true)]
    [InlineData("HTTP://OTHER.example", true)]
    [InlineData("//other.example/x", true)]
    [InlineData(@"/\other.example", true)]
    [InlineData("https:other.example", true)]
    [InlineData("https://pilots.example.other.example/", true)]
    [InlineData("https://pilots.example@other.example/", true)]
    [InlineData("https://pilots.example:9/", true)]
    [InlineData("https://pilots.example/cases/1", false)]
    [InlineData("https://PILOTS.example:8443?x", false)]
    [InlineData("/cases/1", false)]
    [InlineData("cases/1?x=http://y", false)]
    [InlineData("mailto:team@other.example", false)]
    public void Links_to_other_sites_are_marked(string address, bool isExternal)
    {
        var link = HtmlTree.Parse(Renderer.Render($"<a href=\"{address}\">x</a>").Html).QuerySelector("a")!;

        Assert.Equal(isExternal, link.ClassList.Contains("external"));
        Assert.Equal(isExternal ? "noopener noreferrer nofollow" : null, link.GetAttribute("rel"));
        Assert.Equal(address, link.GetAttribute("href"));
    }

    [Theory]
    [InlineData("![Chart](https://other.example/c.png \"T\")", "<p><a href=\"https://other.example/c.png\" title=\"T\" class=\"external\" rel=\"noopener noreferrer nofollow\">Chart</a></p>")]
    [InlineData("![](//other.example/c.png)", "<p><a href=\"//other.example/c.png\" class=\"external\" rel=\"noopener noreferrer nofollow\">//other.example/c.png</a></p>")]
    [InlineData("[![Chart](https://other.example/c.png)](/cases)", "<p><a href=\"/cases\">Chart</a></p>")]
    [InlineData("![Chart](/media/c.png)", "<p><img src=\"/media/c.png\" alt=\"Chart\" loading=\"lazy\" decoding=\"async\"></p>")]
    [InlineData("![Chart](https://pilots.example/c.png)", "<p><img src=\"https://pilots.example/c.png\" alt=\"Chart\" loading=\"lazy\" decoding=\"async\"></p>")]
    [InlineData("![Chart](data:image/png;base64,AAAA)", "<p>Chart</p>")]
    public void An_image_from_another_site_becomes_a_link_so_that_no_request_leaves_this_one(string markdown, string html) =>
        Assert.Equal(HtmlTree.Normalize(html), HtmlTree.Normalize(Renderer.Render(markdown).Html));

    [Fact]
    public void Nothing_renders_to_nothing()
    {
        Assert.Equal("", Renderer.Render(null).Html);
        Assert.Equal("", Renderer.Render(" \n\t").PlainText);
        Assert.Equal("", Renderer.Render("").Excerpt(10));
    }

    [Fact]
    public void One_renderer_serves_many_threads_with_the_same_result()
    {
        var texts = Enumerable.Range(0, 200).Select(i => $"# Title {i}\n\n[link](/{i}) <b class=\"x\">{i}</b>[^1]\n\n|a|b|\n|-|-|\n|{i}|2|\n\n[^1]: {i}").ToList();
        var expected = texts.ConvertAll(text => Renderer.Render(text).Html);

        Parallel.For(0, 2_000, i => Assert.Equal(expected[i % texts.Count], Renderer.Render(texts[i % texts.Count]).Html));
    }

    [Theory]
    [InlineData(999, 64, "", nameof(RenderingOptions.MaxLength))]
    [InlineData(1_000_001, 64, "", nameof(RenderingOptions.MaxLength))]
    [InlineData(10_000, 7, "", nameof(RenderingOptions.MaxNestingDepth))]
    [InlineData(10_000, 64, "https://pilots.example/", nameof(RenderingOptions.OwnHosts))]
    public void Options_outside_their_range_are_refused_by_name(int maxLength, int maxDepth, string host, string setting)
    {
        var options = new RenderingOptions { MaxLength = maxLength, MaxNestingDepth = maxDepth, OwnHosts = host.Length == 0 ? [] : [host] };

        Assert.Contains($"RenderingOptions.{setting}", Assert.Throws<ArgumentOutOfRangeException>(() => new MarkdownRenderer(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Goal-")]
    [InlineData("goal")]
    [InlineData("\"onclick-")]
    public void An_id_prefix_must_be_a_plain_word_with_a_hyphen(string prefix) =>
        Assert.Throws<ArgumentException>(() => Renderer.Render("x", new MarkdownPlacement { IdPrefix = prefix }));
}
