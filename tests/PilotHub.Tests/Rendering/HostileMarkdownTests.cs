using System.Collections.Concurrent;
using System.Text.Json;
using PilotHub.Rendering;
using PilotHub.Rendering.HtmlImport;

namespace PilotHub.Tests.Rendering;

/// <summary>Collected script injections, in every place of a Markdown text where somebody may put them.</summary>
public sealed class HostileMarkdownTests
{
    private static readonly MarkdownRenderer Renderer = new();

    public static TheoryData<string> UsualContexts =>
    [
        "{0}",
        "Text before {0} text after.",
        "[link]({0})",
        "![image]({0} '{0}')",
        "<a href=\"{0}\" title='{0}'>link</a>",
        "```{0}\n{0}\n```",
        "| head | {0} |\n|---|---|\n| {0} | cell |",
    ];

    public static TheoryData<string> AllContexts =>
    [
        .. UsualContexts,
        "[link](<{0}> \"{0}\")",
        "![{0}](/image.png)",
        "<div>\n{0}\n</div>\n\nText",
        "# {0}\n\n[^note]\n\n[^note]: {0}",
        "[reference]\n\n[reference]: {0}",
        "> [!NOTE]\n> {0}\n\n- [x] {0}\n\nTerm\n:   {0}",
    ];

    [Theory]
    [MemberData(nameof(UsualContexts))]
    public void Payloads_collected_on_github_come_out_inert(string context) =>
        AssertInert(context, File.ReadLines(SharedData.Require("data", "security", "payloadbox-xss-payload-list.txt")).Distinct());

    [Theory]
    [MemberData(nameof(AllContexts))]
    public void Filter_evasions_of_owasp_come_out_inert(string context) =>
        AssertInert(context, Strings("owasp-xss-filter-evasion-blocks.json"));

    [Theory]
    [MemberData(nameof(AllContexts))]
    public void Naughty_strings_come_out_inert(string context) => AssertInert(context, Strings("blns.json"));

    public static TheoryData<string> HtmlContexts =>
    [
        "{0}",
        "<p>{0}</p><a href=\"{0}\" title='{0}'>{0}</a><img src=\"{0}\" alt='{0}'>",
        "<table><tr><td>{0}<td>x<tr><td><pre class='brush: {0}'>{0}</pre><td><code>{0}</code></table>",
        "<details><summary>{0}</summary><ac:structured-macro ac:name='code'><ac:plain-text-body><![CDATA[{0}]]></ac:plain-text-body></ac:structured-macro></details>",
    ];

    [Theory]
    [MemberData(nameof(HtmlContexts))]
    public void Payloads_pasted_as_html_come_out_inert(string context) => AssertInert(
        "{0}",
        File.ReadLines(SharedData.Require("data", "security", "payloadbox-xss-payload-list.txt"))
            .Concat(Strings("owasp-xss-filter-evasion-blocks.json")).Concat(Strings("blns.json")).Distinct()
            .Select(payload => HtmlToMarkdown.Convert(context.Replace("{0}", payload, StringComparison.Ordinal))));

    [Theory]
    [InlineData("<form action=/x><input name=q><button>go</button></form>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<p style=\"position:fixed;inset:0\">over everything</p>")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=http://x.invalid\">")]
    [InlineData("<base href=\"http://x.invalid/\"><link rel=stylesheet href=x>")]
    [InlineData("<select><option>a</select><textarea>b</textarea>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<template><script>alert(1)</script></template><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<a href=\"&#x6A;avascript&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"\u0001java\tscript\n:alert(1)\">x</a>")]
    [InlineData("[x](java&#x09;script:alert(1)) [y](data:text/html;base64,PHNjcmlwdD4=) [z](vbscript:x)")]
    [InlineData("<b>1<table><b>2<tr><td><a href=/><p></table><a href=/>3</a></b>")]
    [InlineData("<h1 id=\"document\">x</h1><img name=\"getElementById\" src=/x><a id=\"content-\">y</a>")]
    public void No_form_input_style_or_meta_element_survives(string markdown) => Assert.Empty(HtmlAudit.Offences(Renderer.Render(markdown).Html));

    private static void AssertInert(string context, IEnumerable<string> payloads)
    {
        var failures = new ConcurrentBag<string>();
        var count = 0;
        Parallel.ForEach(payloads, payload =>
        {
            Interlocked.Increment(ref count);
            var html = Renderer.Render(context.Replace("{0}", payload, StringComparison.Ordinal)).Html;
            if (HtmlAudit.Offences(html) is { Count: > 0 } offences)
            {
                failures.Add($"{payload}\n  {string.Join(", ", offences)}\n  {html}");
            }
        });
        Assert.True(count > 10, "the collection is there but holds next to nothing");
        Assert.True(failures.IsEmpty, $"{failures.Count} of {count}:\n{string.Join('\n', failures.Take(5))}");
    }

    private static string[] Strings(string file) =>
        JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedData.Require("data", "security", file)))!;
}
