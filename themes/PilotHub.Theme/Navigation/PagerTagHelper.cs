using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PilotHub.Theme;

/// <summary><c>&lt;ph-pager page="2" size="20" total="2133"/&gt;</c>: where one is in a long list, and the way on. Keeps the query.</summary>
[HtmlTargetElement("ph-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(IStringLocalizer<ThemeTexts> texts) : TagHelper
{
    /// <summary>Counted from one.</summary>
    public int Page { get; set; } = 1;

    public int Size { get; set; } = 20;

    public int Total { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = (Total + Size - 1) / Size;
        if (pages < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("pager");
        output.Attributes.SetAttribute("aria-label", texts["Pages"].Value);
        var from = ((Page - 1) * Size) + 1;
        output.Content.AppendMarkup(
            """<p class="quiet tabular">{0}</p>""", texts["{0}–{1} of {2}", Number(from), Number(Math.Min(Page * Size, Total)), Number(Total)]);
        output.Content.AppendHtml("""<ul class="pager__list">""");
        if (Page > 1)
            output.Content.AppendMarkup("""<li><a rel="prev" href="{0}">{1}{2}</a></li>""", Href(Page - 1), Icons.Get("left"), texts["Back"]);
        int? before = null;
        foreach (var page in Window(Page, pages))
        {
            if (page - before > 1)
                output.Content.AppendHtml("""<li class="pager__gap">…</li>""");
            output.Content.AppendMarkup(
                page == Page ? """<li><span aria-current="page" aria-label="{1}">{2}</span></li>""" : """<li><a href="{0}" aria-label="{1}">{2}</a></li>""",
                Href(page), texts["Page {0}", page], Number(page));
            before = page;
        }

        if (Page < pages)
            output.Content.AppendMarkup("""<li><a rel="next" href="{0}">{1}{2}</a></li>""", Href(Page + 1), texts["Next"], Icons.Get("right"));
        output.Content.AppendHtml("</ul>");
    }

    /// <summary>The first page, the last, the current one and its neighbours, in order and without a gap of a single page.</summary>
    internal static IReadOnlyList<int> Window(int page, int pages)
    {
        var shown = new SortedSet<int>(new[] { 1, page - 1, page, page + 1, pages }.Where(n => n >= 1 && n <= pages));
        foreach (var n in shown.ToArray())
        {
            if (!shown.Contains(n + 1) && shown.Contains(n + 2))
                shown.Add(n + 1);
        }

        return [.. shown];
    }

    private string Href(int page) =>
        QueryLink.With(ViewContext.HttpContext.Request, "page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
