using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PilotHub.Content.Store;
using PilotHub.Theme;
using PilotHub.Web.Access;
using PilotHub.Web.Reading;
using PilotHub.Web.Settings;
using PilotHub.Web.Theming;

namespace PilotHub.Web.Insight;

/// <summary>What was searched for, what found nothing and what nobody opened a result of: what the portfolio lacks, and what has the wrong words.</summary>
internal sealed class SearchModel(ContentAccess access, SearchTallyWriter writer, SearchTallies tallies, ISearchLog log, HubOptions options, IStringLocalizer<InsightTexts> texts) : PageModel
{
    /// <summary>The selections there are; the first is that of those who choose none.</summary>
    public static IReadOnlyList<string> Views { get; } = ["all", "empty", "unopened"];

    public string View { get; private set; } = Views[0];

    /// <summary>The week that is shown; null for all of them.</summary>
    public DateOnly? Week { get; private set; }

    /// <summary>The weeks with searches, the newest first.</summary>
    public IReadOnlyList<DateOnly> Weeks { get; private set; } = [];

    public IReadOnlyList<SearchTally> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public ListPaging Paging { get; private set; }

    /// <summary>Whether searches are counted at present.</summary>
    public bool IsOn => options.SearchInsight;

    public async Task<IActionResult> OnGetAsync(string? view, string? week)
    {
        if (!await MayAsync())
            return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        await writer.WriteAsync(HttpContext.RequestAborted);
        var all = await log.ListAsync(tallies.ThisWeek.AddDays(-7 * SearchTallyWriter.WeeksKept), HttpContext.RequestAborted);
        View = Views.Contains(view) ? view! : Views[0];
        Weeks = [.. all.Select(tally => tally.Week).Distinct().OrderDescending()];
        Week = DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Weeks.Contains(day) ? day : null;
        var rows = all.Where(tally => Week is null || tally.Week == Week).GroupBy(tally => tally.Words)
            .Select(same => new SearchTally(default, same.Key, same.Sum(tally => tally.Searches), same.Sum(tally => tally.Empty), same.Sum(tally => tally.Opened)))
            .Where(tally => View switch { "empty" => tally.Empty > 0, "unopened" => tally is { Opened: 0, Searches: > 0 } && tally.Empty < tally.Searches, _ => true })
            .OrderByDescending(tally => View == "empty" ? tally.Empty : tally.Searches).ThenBy(tally => tally.Words, StringComparer.Ordinal).ToList();
        Total = rows.Count;
        Paging = ListPaging.Read(Request.Query["page"]);
        if (Paging.LastPageInstead(Total) is { } last)
            return LocalRedirect(QueryLink.With(Request, "page", last == 1 ? null : $"{last}"));
        Rows = rows[Paging.Skip..Math.Min(Total, Paging.Skip + ListPaging.Size)];
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? words)
    {
        if (!await MayAsync())
            return NotFound();
        if (string.IsNullOrEmpty(words))
            return LocalRedirect(Request.Path);
        await log.DeleteAsync(words, HttpContext.RequestAborted);
        this.Say(texts["“{0}” is deleted.", words]);
        return LocalRedirect(QueryLink.With(Request, "handler", null));
    }

    public async Task<IActionResult> OnPostDeleteAllAsync()
    {
        if (!await MayAsync())
            return NotFound();
        tallies.Take();
        await log.DeleteAsync(words: null, HttpContext.RequestAborted);
        this.Say(texts["Everything that was counted is deleted."]);
        return LocalRedirect(Request.Path);
    }

    private async Task<bool> MayAsync()
    {
        var reader = await access.GetReaderAsync(HttpContext.RequestAborted);
        return reader.Has("ManageSearchSettings") || reader.Has(PermissionNames.EditContent);
    }
}
