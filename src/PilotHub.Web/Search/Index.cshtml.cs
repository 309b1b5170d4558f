using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PilotHub.Search;
using PilotHub.Theme;
using PilotHub.Web.Insight;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>A filter in force and the address without it.</summary>
internal sealed record SearchChip(string Group, string Label, string Href);

/// <summary>The search page.</summary>
internal sealed class IndexModel(Visits visits, SearchEngine engine, SearchTallies tallies, SimilarPilots similar, TimeProvider time, IStringLocalizer<SearchTexts> texts) : PageModel
{
    /// <summary>How many values of a facet are shown before the rest folds away.</summary>
    public const int ShownValues = 8;

    private const string TypingHeader = "X-Typing";

    public SearchQuery Query { get; private set; } = null!;

    public string Words => Query.Words.Text;

    public SearchResults Results { get; private set; } = SearchResults.None;

    public IReadOnlyList<SearchRow> Rows { get; private set; } = [];

    public IReadOnlyList<FacetView> Facets { get; private set; } = [];

    public IReadOnlyList<SearchChip> Chips { get; private set; } = [];

    /// <summary>What of the address stays in force when other words are searched for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept { get; private set; } = [];

    /// <summary>The address without any filter.</summary>
    public string UnfilteredHref => Query.Unfiltered(Request);

    /// <summary>The search as a feed.</summary>
    public string FeedHref => SearchFeed.AddressOf(Request);

    /// <summary>What to try where nothing was found.</summary>
    public IReadOnlyList<WayOut> WaysOut { get; private set; } = [];

    /// <summary>What is near to the words where nothing was found.</summary>
    public IReadOnlyList<SearchRow> Near { get; private set; } = [];

    /// <summary>Where to ask for what is missing; null where the site names no contact.</summary>
    public string? AskHref { get; private set; }

    /// <summary>Whether there is an index to search.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The address with the words as they were perhaps meant.</summary>
    public string DidYouMeanHref => Query.AddressOf(Request, Results.DidYouMean ?? "");

    public async Task<IActionResult> OnGetAsync()
    {
        // The index follows a publication by a moment, in which a page that is kept would be kept without it.
        Response.Headers.CacheControl = "private, no-cache";
        var visit = await visits.BeginAsync(HttpContext);
        Query = SearchQuery.Read(Request.Query, visit);
        if (Query.Typed.Count > 0)
            return LocalRedirect(Query.AddressOf(Request, Words));
        Kept = Query.KeptFrom(Request.Query);
        IsReady = engine.IsReady;
        if (!IsReady)
            SearchLater.Announce(Response);
        if (!IsReady || Query.IsEmpty)
            return Page();
        Results = engine.Search(Query.ToRequest(visit, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
        // Half a word on the way to a whole one is no search; what came of it is asked for once more when it rests.
        if (!Request.Headers.ContainsKey(TypingHeader))
            tallies.Searched(Request, Words, Results.Total > 0 && !Results.IsLoose);
        if (new ListPaging(Query.Page).LastPageInstead(Results.Total) is { } last)
            return LocalRedirect(QueryLink.With(Request, "page", last == 1 ? null : $"{last}"));
        Rows = [.. Results.Hits.Select(hit => SearchRow.Of(hit, visit, texts))];
        Facets = FacetView.Of(Results, Query, visit);
        Chips =
        [
            .. Query.Choices.Select(choice => new SearchChip(LabelOf(choice.Facet.Name, visit), choice.Facet.NameOf(choice.Value, visit)!, QueryLink.Toggle(Request, choice.Facet.Name, choice.Written))),
            .. Query.Bounds.Select(bound => new SearchChip(texts["Bound." + bound.Key], ShowBound(bound), QueryLink.With(Request, bound.Key, null))),
        ];
        if (Results.Total == 0)
            HelpOn(visit);
        return Page();
    }

    private void HelpOn(Visit visit)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        WaysOut = Search.WaysOut.Find(Query, Chips, Request, texts, query =>
            engine.Search(query.ToRequest(visit, today) with { Take = 0, Count = [] }) is { IsLoose: false, Total: var total } ? total : 0);
        Near = Words.Length == 0 ? [] : [.. similar.To(Words, "", visit).Select(pilot => SearchRow.Of(pilot.Hit, visit, texts) with { Common = pilot.Common })];
        AskHref = SiteContact.Find(visit.Site.Settings) is { } contact
            ? $"mailto:{contact}?subject={Uri.EscapeDataString(texts["Looked for in {0}: {1}", visit.Site.Settings.SiteName, Words])}"
            : null;
    }

    private string LabelOf(string facet, Visit visit) => SearchFacet.All.First(known => known.Name == facet).LabelIn(visit) is { Length: > 0 } label ? label : texts["Kind"].Value;

    private static string ShowBound(SearchBound bound) => NumberRange.Day(bound.Value) is { } day
        ? Dates.Full(bound.Key == SearchQuery.FromKey ? day.First : day.Last)
        : bound.Value;
}
