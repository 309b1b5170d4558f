using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PilotHub.Search;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>A search's answer for programs.</summary>
internal sealed record SearchAnswer(int Total, double TookMs, int Page, int Size, IReadOnlyList<SearchAnswerHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<SearchAnswerValue>> Facets, string? DidYouMean)
{
    /// <summary>Whether no word was found, and the hits have words that look alike.</summary>
    public bool Loose { get; init; }
}

/// <summary>One hit; <paramref name="Matched"/> names the fields that words were found in, <paramref name="Snippets"/> are HTML with mark elements.</summary>
internal sealed record SearchAnswerHit(
    string Id, string Type, string Url, string Title, string Summary, string Culture, float Score, IReadOnlyList<string> Matched, IReadOnlyList<string> Snippets);

/// <summary>A value of a facet and how many results it has, or would have.</summary>
internal sealed record SearchAnswerValue(string Value, string Label, int Count, bool Selected);

/// <summary>The search for programs.</summary>
internal static class SearchApi
{
    public static void MapSearchApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search", SearchAsync)
            .WithName("Search")
            .WithTags("Search")
            .WithSummary("Finds cases, learnings and pages. Words, \"phrases\", -without, prefix* and filters such as stage:running or evidence:>=3 in q; repeat a filter for \"or\".")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

#pragma warning disable IDE0060 // the parameters are what the description shows; they are read as the page reads them, which bears anything
    private static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> SearchAsync(
        HttpContext request, Visits visits, SearchEngine engine, TimeProvider time,
        string? q, string[]? type, string[]? stage, string[]? unit, string[]? domain, string[]? technology, string[]? tag, string[]? owner, string[]? decision, string[]? result,
        string? minPotential, string? maxPotential, string? minEvidence, string? maxEvidence, string? from, string? to, string? sort, string? page, string? size)
#pragma warning restore IDE0060
    {
        var visit = await visits.BeginAsync(request);
        if (!engine.IsReady)
        {
            SearchLater.Announce(request.Response);
            return TypedResults.Problem("The search index is being built.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not searchable yet.");
        }
        var started = time.GetTimestamp();
        var query = SearchQuery.Read(request.Request.Query, visit);
        var results = engine.Search(query.ToRequest(visit, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
        request.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Ok(new SearchAnswer(
            results.Total, Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 2), query.Page, query.Size,
            [.. results.Hits.Select(HitOf)],
            FacetView.Of(results, query, visit).ToDictionary(
                facet => facet.Name, IReadOnlyList<SearchAnswerValue> (facet) => [.. facet.Values.Select(value => new SearchAnswerValue(value.Value, value.Label, value.Count, value.Selected))]),
            results.DidYouMean)
        { Loose = results.IsLoose });
    }

    private static SearchAnswerHit HitOf(SearchHit hit) => new(
        hit.Document.Id, hit.Document.ContentType, hit.Document.Url, hit.Document.Title, hit.Document.Summary, hit.Document.Culture, hit.Score, hit.Matched,
        hit.Snippets.Count > 0 || !hit.Matched.Contains(nameof(SearchDocument.Summary)) ? hit.Snippets : [hit.Summary]);
}
