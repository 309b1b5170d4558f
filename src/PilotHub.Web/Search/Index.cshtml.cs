using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Pilots.Cases;
using PilotHub.Theme;
using PilotHub.Web.Cases;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>The search page.</summary>
internal sealed class IndexModel(Visits visits, TitleSearch search) : PageModel
{
    private const int MaxLength = 400;

    /// <summary>The most results that are shown; whoever needs more finds a better word.</summary>
    public const int MaxResults = 50;

    public string Words { get; private set; } = "";

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public IReadOnlyList<PageLine> Pages { get; private set; } = [];

    public int Count => Cases.Count + Pages.Count;

    public async Task OnGetAsync()
    {
        var words = Request.Query["q"].ToString().Trim();
        Words = words.Length <= MaxLength ? words : words[..MaxLength];
        var visit = await visits.BeginAsync(HttpContext);
        var found = await search.FindAsync(Words, MaxResults, visit, HttpContext.RequestAborted);
        Cases = CaseRows.Of(found.Where(item => item.ContentType == PilotCase.TypeName), visit);
        Pages = [.. visit.InBestLanguage(found.Where(item => item.ContentType != PilotCase.TypeName)).Select(page => PageLine.Of(page, visit))];
    }
}
