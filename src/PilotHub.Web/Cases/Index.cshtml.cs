using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Stages;
using PilotHub.Theme;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>The list of all pilot cases.</summary>
internal sealed class IndexModel(Visits visits, PublishedContent content) : PageModel
{
    public CaseQuery Query { get; private set; } = null!;

    public FieldLabels Labels { get; private set; }

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>How many cases of the other filters there are at each stage, in the order of life; only stages that have some or are chosen.</summary>
    public IReadOnlyList<(string Stage, int Count)> Stages { get; private set; } = [];

    /// <summary>How many there are in each language; one language or none makes no choice.</summary>
    public IReadOnlyList<(string Language, int Count)> Languages { get; private set; } = [];

    /// <summary>Filters in force that have no row of links of their own, by their names.</summary>
    public IReadOnlyList<(CaseFilterValue Filter, string Name)> Chips { get; private set; } = [];

    public bool IsFiltered => Query.Filters.Count > 0 || Query.Language.Length > 0;

    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var visit = await visits.BeginAsync(HttpContext);
        Query = CaseQuery.Read(Request.Query, visit);
        Labels = visit.Labels(PilotCase.TypeName);
        var page = await content.ListAsync(Query.ToStore(visit.Reader), stop);
        if (Query.Paging.LastPageInstead(page.Total) is { } last)
            return LocalRedirect(QueryLink.With(Request, "page", last == 1 ? null : $"{last}"));
        (Rows, Total) = (CaseRows.Of(page.Items, visit), page.Total);

        var stages = await content.CountByAsync(Query.ToStore(visit.Reader, except: "stage"), $"{PilotCase.TypeName}.Stage", stop);
        Stages = [.. StageLifecycle.All.Select(stage => (stage.ToString(), stages.GetValueOrDefault(stage.ToString()))).Where(entry => entry.Item2 > 0 || IsChosen(entry.Item1))];
        var languages = await content.CountByAsync(Query.ToStore(visit.Reader, except: "lang"), PublishedContent.CulturePath, stop);
        Languages = [.. visit.Site.Settings.Cultures.Select(language => (language, languages.GetValueOrDefault(language))).Where(entry => entry.Item2 > 0)];
        var goals = await content.FindManyAsync([.. Query.Filters.Where(filter => filter.Filter.Key == "goal").Select(filter => filter.Value)], stop);
        Chips = [.. Query.Filters.Where(filter => filter.Filter.Key != "stage").Select(filter => (filter, NameOf(filter, goals)))];
        return Page();

        // A choice that finds nothing is shown all the same: how else to take it back?
        bool IsChosen(string stage) => Query.Filters.Any(filter => filter.Filter.Key == "stage" && filter.Value == stage);
    }

    private string NameOf(CaseFilterValue filter, IReadOnlyList<ContentItem> goals) => filter.Filter.Key == "goal"
        ? goals.FirstOrDefault(goal => goal.ContentItemId == filter.Value)?.DisplayText ?? filter.Value
        : Labels.Option(filter.Filter.Field, filter.Value);
}
