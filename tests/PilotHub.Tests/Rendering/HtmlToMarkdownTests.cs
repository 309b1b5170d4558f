using PilotHub.Rendering;
using PilotHub.Rendering.HtmlImport;

namespace PilotHub.Tests.Rendering;

public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \n", "")]
    [InlineData("<p>One\n two</p><p>&nbsp;</p><p>three</p>", "One two\n\nthree")]
    [InlineData("one<br><br>two<br>three", "one\n\ntwo\\\nthree")]
    [InlineData("<h1><b>Title</b></h1><h3>Sub #</h3>", "# Title\n\n### Sub \\#")]
    [InlineData("<p>a <b> bold </b>and<i>italic</i><i> more</i></p>", "a **bold** and*italic* *more*")]
    [InlineData("<p>so<b>\"much\"</b>so</p>", "so<strong>\"much\"</strong>so")]
    [InlineData("<p><b><i>both</i></b> <s>gone</s> H<sub>2</sub>O <code>a`b</code></p>", "**_both_** ~~gone~~ H<sub>2</sub>O ``a`b``")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c")]
    [InlineData("<ol start=9><li>a</li><li>b<p>more</p></li></ol>", "9. a\n\n10. b\n\n    more")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b")]
    [InlineData("<ul><li><input type=checkbox checked> done</li><li><input type=checkbox> open</li></ul>", "- [x] done\n- [ ] open")]
    [InlineData("<table><thead><tr><th>A<th align=right>B</thead><tr><td>1|2<td>x<br>y</table>", "| A | B |\n| --- | ---: |\n| 1\\|2 | x<br>y |")]
    [InlineData("<table><tr><td colspan=2>A<td>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>", "| A |  | B |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |")]
    [InlineData("<table><tr><td><ul><li>a<li>b</ul></td><td><p>c</p><p>d</p></td></tr></table>", "| • a<br>• b | c<br>d |\n| --- | --- |")]
    [InlineData("<table><tr><th>Owner</th><td>A</td></tr><tr><th>Since <b>when</b></th><td>B</td></tr></table>", "|  |  |\n| --- | --- |\n| **Owner** | A |\n| **Since when** | B |")]
    [InlineData("<table><tr><th></th><th>A</th></tr><tr><th>b</th><td>1</td></tr></table>", "|  | A |\n| --- | --- |\n| **b** | 1 |")]
    [InlineData("<table><tr><td><h2>Framed</h2><p>text</p></td></tr></table>", "## Framed\n\ntext")]
    [InlineData("<pre class=\"brush: java; gutter: false\">int x;\n\n  y();\n</pre>", "```java\nint x;\n\n  y();\n```")]
    [InlineData("<div class=\"highlight-source-yaml\"><pre>a:<br>  ```</pre></div>", "````yaml\na:\n  ```\n````")]
    [InlineData("<a href=\"https://www.google.com/url?q=https://example.org/a%20b&amp;sa=D\">x</a>", "[x](https://example.org/a%20b)")]
    [InlineData("<a href=\"https://example.org/\">https://example.org/</a>", "<https://example.org/>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a> <a href=\"#_Toc1\">y</a>", "x y")]
    [InlineData("<a href=\"/x\"><b>a</b></a>", "[**a**](/x)")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"Chart\"><img src=\"/a b.png\" alt=\"[x]\" title=\"t\">", "Chart![\\[x\\]](/a%20b.png \"t\")")]
    [InlineData("<figure><img src=/a.png alt=A><figcaption>Figure 1</figcaption></figure>", "![A](/a.png)\n\nFigure 1")]
    [InlineData("<script>x</script><style>y</style><nav>z</nav><p hidden>h</p><p style='display:none'>n</p>text", "text")]
    [InlineData("<b style=\"font-weight:normal\"><p>a</p><p>b</p></b>", "a\n\nb")]
    [InlineData("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term\n:   Meaning")]
    [InlineData("<p># no heading</p><p>1986. A year</p><p>+ no item</p><p>a | b<br>--- | ---</p>", "\\# no heading\n\n1986\\. A year\n\n\\+ no item\n\na | b\\\n\\--- | ---")]
    [InlineData("<p>snake_case 2 * 3 a < b C++ ~5 R&D</p>", "snake_case 2 * 3 a < b C++ ~5 R&D")]
    public void Html_becomes_legible_markdown(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Fact]
    public void A_paste_from_word_keeps_its_structure_and_loses_its_clutter()
    {
        const string Html = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0cm}</style>
            <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body lang=DE>
            <p class=MsoTitle>Abschlussbericht<o:p></o:p></p>
            <p class=MsoToc1><a href="#_Toc1">1 Ziel <span style='mso-tab-count:1'>....</span> 3</a></p>
            <h1><a name="_Toc1"></a>Ziel<o:p></o:p></h1>
            <p class=MsoNormal><span lang=DE style='mso-ansi-language:DE'>Die <b style='mso-bidi-font-weight:normal'>Bearbeitungszeit</b> sinkt<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.</span><o:p>&nbsp;</o:p></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Erstens</p>
            <p class=MsoListParagraphCxSpMiddle style='text-indent:-18pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>darunter</p>
            <p class=MsoListParagraphCxSpLast style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Zweitens</p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp;</span></span>Drittens</p>
            <table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Maß<o:p></o:p></b></p></td><td><p class=MsoNormal>Wert</p></td></tr>
            <tr><td><p class=MsoNormal>Zeit</p></td><td><p class=MsoNormal align=right style='text-align:right'>3&nbsp;Tage</p></td></tr></table>
            <p class=MsoNormal><img width=100 src="file:///C:/Users/x/image001.png" alt="Verlauf"><v:shape id="x"/></p>
            <div style='mso-element:footnote-list'><br clear=all><div style='mso-element:footnote' id=ftn1>
            <p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Gemessen im Mai.</p></div></div>
            </body></html>
            """;

        Assert.Equal(
            """
            # Abschlussbericht

            # Ziel

            Die **Bearbeitungszeit** sinkt[^1].

            - Erstens
              - darunter
            - Zweitens

            3. Drittens

            | **Maß** | Wert |
            | --- | --- |
            | Zeit | 3 Tage |

            Verlauf

            [^1]: Gemessen im Mai.
            """.Replace("3 Tage", "3\u00a0Tage", StringComparison.Ordinal).ReplaceLineEndings("\n"),
            HtmlToMarkdown.Convert(Html));
    }

    [Fact]
    public void A_page_in_the_storage_format_of_confluence_keeps_its_macros_as_markdown()
    {
        const string Html = """
            <ac:layout><ac:layout-section ac:type="single"><ac:layout-cell>
            <ac:structured-macro ac:name="toc"><ac:parameter ac:name="maxLevel">2</ac:parameter></ac:structured-macro>
            <h2>Result <ac:emoticon ac:name="tick" ac:emoji-fallback="✓"/></h2>
            <p>State: <ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Green</ac:parameter><ac:parameter ac:name="title">DONE</ac:parameter></ac:structured-macro>, see <ac:link><ri:page ri:content-title="Method"/><ac:plain-text-link-body><![CDATA[how we <measured>]]></ac:plain-text-link-body></ac:link> of <time datetime="2026-05-04"/>.</p>
            <ac:structured-macro ac:name="info"><ac:parameter ac:name="title">Mind</ac:parameter><ac:rich-text-body><p>Only <strong>two</strong> teams.</p></ac:rich-text-body></ac:structured-macro>
            <ac:structured-macro ac:name="code"><ac:parameter ac:name="language">python</ac:parameter><ac:plain-text-body><![CDATA[if a > b:
                print("<x>")]]></ac:plain-text-body></ac:structured-macro>
            <ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>Ask the council</ac:task-body></ac:task><ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>Roll out</ac:task-body></ac:task></ac:task-list>
            <p><ac:image ac:alt="Curve"><ri:attachment ri:filename="curve.png"/></ac:image><ac:image><ri:url ri:value="https://example.org/a.png"/></ac:image></p>
            <ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><p>Hidden.</p></ac:rich-text-body></ac:structured-macro>
            </ac:layout-cell></ac:layout-section></ac:layout>
            """;

        Assert.Equal(
            """
            ## Result ✓

            State: **DONE**, see how we \<measured> of 2026-05-04.

            > [!NOTE]
            > **Mind**
            >
            > Only **two** teams.

            ```python
            if a > b:
                print("<x>")
            ```

            - [x] Ask the council
            - [ ] Roll out

            Curve![](https://example.org/a.png)

            <details><summary>More</summary>

            Hidden.

            </details>
            """.ReplaceLineEndings("\n"),
            HtmlToMarkdown.Convert(Html));
    }

    [Fact]
    public void A_page_of_confluence_as_a_browser_copies_it_keeps_its_boxes()
    {
        const string Html = """
            <div class="toc-macro"><ul><li><a href="#x">Result</a></li></ul></div>
            <div class="confluence-information-macro confluence-information-macro-note"><span class="aui-icon"></span><div class="confluence-information-macro-body"><p>Careful.</p></div></div>
            <div class="code panel pdl"><div class="codeContent panelContent pdl"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: sql; gutter: false">select 1</pre></div></div>
            <div class="table-wrap"><table class="confluenceTable"><tbody><tr><th class="confluenceTh"><p>A</p></th><th class="confluenceTh">B</th></tr><tr><td class="confluenceTd">1</td><td class="confluenceTd"><ol><li>x</li><li>y</li></ol></td></tr></tbody></table></div>
            """;

        Assert.Equal(
            "> [!WARNING]\n> Careful.\n\n```sql\nselect 1\n```\n\n| A | B |\n| --- | --- |\n| 1 | 1. x<br>2. y |",
            HtmlToMarkdown.Convert(Html));
    }

    [Theory]
    [InlineData("<p>Done <ac:emoticon ac:name=\"tick\"/> at last</p>", "Done ✅ at last")]
    [InlineData("<p>Done <img class=\"emoticon emoticon-cross\" alt=\"(error)\" src=\"/s/1.svg\"></p>", "Done ❌")]
    [InlineData("<p><img class=\"emoticon emoticon-blue-star\" data-emoji-fallback=\"🚀\" src=\"/s/1.svg\"> Go<ac:emoticon ac:name=\"x\" ac:emoji-fallback=\":team:\"/></p>", "🚀 Go")]
    [InlineData("<div data-panel-type=\"success\"><div><p>It held.</p></div></div>", "> [!TIP]\n> It held.")]
    [InlineData("<div data-task-list-local-id=\"1\"><div data-task-local-id=\"2\" data-task-state=\"DONE\">a</div><div data-task-state=\"TODO\">b</div></div>", "- [x] a\n- [ ] b")]
    [InlineData("<ul class=\"inline-task-list\"><li class=\"checked\" data-inline-task-id=\"1\">a</li><li data-inline-task-id=\"2\">b</li></ul>", "- [x] a\n- [ ] b")]
    [InlineData("<ac:layout><ac:layout-section><ac:layout-cell>left</ac:layout-cell><ac:layout-cell>right</ac:layout-cell></ac:layout-section></ac:layout>", "left\n\nright")]
    public void What_confluence_draws_becomes_what_it_means(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Fact]
    public void A_paste_from_google_docs_is_read_by_its_styles()
    {
        const string Html = """
            <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">What we learned</span></h2>
            <p dir="ltr"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">It </span><span style="font-weight:700;">works</span><span style="font-style:italic;"> well</span><span style="text-decoration:line-through;vertical-align:baseline">, or not</span><a href="https://www.google.com/url?q=https://example.org/&amp;sa=D" style="text-decoration:none;"><span style="text-decoration:underline">link</span></a></p><br />
            <ul><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>two</span></p></li></ul><li dir="ltr" role="checkbox" aria-checked="true"><img src="data:image/png;base64,x" /><p role="presentation">three</p></li></ul>
            <div dir="ltr" align="left"><table><colgroup><col /><col /></colgroup><tbody><tr><td><p dir="ltr">A</p></td><td><p dir="ltr">B</p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">
            """;

        Assert.Equal(
            "## What we learned\n\nIt **works** *well*~~, or not~~[link](https://example.org/)\n\n- one\n  - two\n- [x] three\n\n| A | B |\n| --- | --- |",
            HtmlToMarkdown.Convert(Html));
    }

    [Fact]
    public void Our_own_pages_can_be_pasted_back()
    {
        const string Markdown = "## Result\n\nSee [above](#result)[^1].\n\n> [!TIP]\n> Ask.\n\n- [x] done\n\n| A |\n| ---: |\n| 1 |\n\nTerm\n:   Meaning\n\nText\n\n[^1]: Note";
        var html = new MarkdownRenderer().Render(Markdown, new MarkdownPlacement { Language = "de" }).Html;

        Assert.Equal(Markdown, HtmlToMarkdown.Convert(html));
    }
}
