using CsCheck;
using PilotHub.Rendering;
using PilotHub.Rendering.HtmlImport;

namespace PilotHub.Tests.Rendering;

/// <summary>Documents made twice: as clean HTML, and as Word, Google Docs or Confluence would put the same on the clipboard.</summary>
public sealed class HtmlClutterTests
{
    private static readonly MarkdownRenderer Renderer = new();

    private static readonly Gen<string> Words =
        Gen.OneOf("learning", "größer", "5 %", "a_b", "C++", "R&amp;D", "2 * 3", "(x)", "#1", "1.5").Array[1, 4].Select(words => string.Join(' ', words));

    private static readonly Gen<Twin> Inline = Gen.OneOf(
        Words.Select(text => Twin.Same(text)),
        Words.Select(text => new Twin(text, $"<span lang=DE style='mso-fareast-language:EN-US;font-weight:400'>{text}</span><o:p></o:p>")),
        Words.Select(text => new Twin(text, $"<![if !supportEmptyParas]>{text}<![endif]><!-- x -->")),
        Words.Select(text => new Twin($"<strong>{text}</strong>", $"<span style=\"font-size:11pt;font-weight:700;white-space:pre-wrap\">{text}</span>")),
        Words.Select(text => new Twin($"<strong>{text}</strong>", $"<b style='mso-bidi-font-weight:normal'>{text}<o:p></o:p></b>")),
        Words.Select(text => new Twin($"<em>{text}</em>", $"<span style=\"font-style:italic\">{text}</span>")),
        Words.Select(text => new Twin($"<del>{text}</del>", $"<span style=\"text-decoration:line-through\">{text}</span>")),
        Words.Select(text => new Twin($"<code>{text}</code>", $"<tt>{text}</tt>")),
        Words.Select(text => new Twin($"<a href=\"/cases/1\">{text}</a>", $"<a href=\"https://www.google.com/url?q=/cases/1&amp;sa=D\" style=\"text-decoration:none\"><span>{text}</span></a>")));

    private static readonly Gen<Twin> Line = Inline.Array[1, 3].Select(parts => Twin.Join(" ", parts));

    private static readonly Gen<Twin> Leaf = Gen.OneOf(
        Line.Select(line => line.In("<p>{0}</p>", "<p class=MsoNormal style='margin:0cm'>{0}<o:p>&nbsp;</o:p></p>")),
        Line.Select(line => line.In("<p>{0}</p>", "<div dir=ltr><p dir=ltr>{0}</p></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>")),
        Line.Select(line => line.In("<p>x</p><p>{0}</p>", "<div>x<br><br>{0}</div>")),
        Gen.Select(Words, Gen.Int[1, 6]).Select((text, level) =>
            new Twin($"<h{level}>{text}</h{level}>", $"<h{level}><a name=\"_Toc1\"></a><b><span style='mso-x:y'>{text}</span></b></h{level}>")),
        Words.Select(text => new Twin(
            $"<pre><code class=\"language-sql\">{text}\n  {text}\n</code></pre>",
            $"<div class=\"code panel\"><pre data-syntaxhighlighter-params=\"brush: sql; gutter: false\">{text}\n  {text}</pre></div>")),
        Gen.Select(Line, Line).Select((head, cell) => Twin.Join("", head.In(
            "<table><thead><tr><th>{0}</th><th>B</th></tr></thead>",
            "<div class=table-wrap><table class=confluenceTable><colgroup><col><col></colgroup><tbody><tr><td class=confluenceTd><p>{0}</p></td><td>B</td></tr>"), cell.In(
            "<tbody><tr><td>a|b</td><td>{0}</td></tr></tbody></table>",
            "<tr><td>a|b</td><td><p class=MsoNormal>{0}<o:p></o:p></p></td></tr></tbody></table></div>"))));

    private static readonly Gen<Twin> Block = Gen.OneOf(
        Leaf,
        Leaf.Array[1, 3].Select(parts => Twin.Join("", parts).In("<blockquote>{0}</blockquote>")),
        Gen.Select(Line, Line).Select((outer, inner) => Twin.Join("", outer.In(
            "<ul><li>{0}<ul>", "<ul><li dir=ltr aria-level=1><p dir=ltr role=presentation>{0}</p></li><ul>"), inner.In(
            "<li>{0}</li></ul></li></ul>", "<li dir=ltr aria-level=2><p dir=ltr role=presentation>{0}</p></li></ul></ul>"))),
        Gen.Select(Line, Line).Select((first, second) => Twin.Join("", first.In(
            "<ol start=\"3\"><li>{0}</li>", "<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.</span>{0}</p>"), second.In(
            "<li>{0}</li></ol>", "<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>4.</span>{0}</p>"))));

    // A paragraph between, because two lists or quotations of one kind in a row are one.
    private static readonly Gen<Twin> Document = Gen.Select(
        Block.Array[1, 4].Select(blocks => Twin.Join("<p>between</p>", blocks)),
        Gen.OneOf(
            "{0}",
            "<meta charset=utf-8><b style=\"font-weight:normal\" id=\"docs-internal-guid-1\">{0}</b><br class=\"Apple-interchange-newline\">",
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p{margin:0}</style></head><body><!--StartFragment-->{0}<!--EndFragment--></body></html>",
            "<ac:layout><ac:layout-section ac:type=\"single\"><ac:layout-cell>{0}</ac:layout-cell></ac:layout-section></ac:layout>"),
        (document, frame) => document.In("{0}", frame));

    [Fact]
    public void Clutter_changes_nothing() => Document.Sample(document =>
        Assert.True(
            HtmlToMarkdown.Convert(document.Clean) == HtmlToMarkdown.Convert(document.Cluttered),
            $"{document.Clean}\n{HtmlToMarkdown.Convert(document.Clean)}\n----\n{document.Cluttered}\n{HtmlToMarkdown.Convert(document.Cluttered)}"));

    [Fact]
    public void Html_comes_back_from_markdown_as_the_same_tree() => Document.Sample(document =>
    {
        // Rendered as it is, clean HTML gets what the site adds to every page, and no more.
        var direct = Renderer.Render($"<div>{document.Clean}</div>").Html;
        var markdown = HtmlToMarkdown.Convert(document.Clean);

        Assert.True(
            HtmlTree.Normalize(direct) == HtmlTree.Normalize($"<div>{Renderer.Render(markdown).Html}</div>"),
            $"{direct}\nbecame\n{markdown}\nand\n{Renderer.Render(markdown).Html}");
    });

    private sealed record Twin(string Clean, string Cluttered)
    {
        public static Twin Same(string html) => new(html, html);

        public static Twin Join(string between, params Twin[] parts) =>
            new(string.Join(between, parts.Select(part => part.Clean)), string.Join(between, parts.Select(part => part.Cluttered)));

        public Twin In(string frame) => In(frame, frame);

        public Twin In(string clean, string cluttered) => new(
            clean.Replace("{0}", Clean, StringComparison.Ordinal), cluttered.Replace("{0}", Cluttered, StringComparison.Ordinal));
    }
}
