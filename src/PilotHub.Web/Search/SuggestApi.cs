using Microsoft.AspNetCore.Http.HttpResults;
using PilotHub.Search;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>What the search boxes offer while somebody types.</summary>
internal static class SuggestApi
{
    public static void MapSuggestApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/suggest", SuggestAsync)
            .WithName("Suggest")
            .WithTags("Search")
            .WithSummary("At most ten titles, topics and people that what is being typed may mean. Words may come in any order, each may be a beginning; typing errors are forgiven where nothing fits exactly.");

    private static async Task<Ok<IReadOnlyList<Suggestion>>> SuggestAsync(HttpContext request, Visits visits, SearchEngine engine, Suggestions suggestions, string? q)
    {
        var visit = await visits.BeginAsync(request);
        request.Response.Headers.CacheControl = "private, no-cache";
        // Nobody waits for suggestions: while there is no index there are none.
        return TypedResults.Ok(engine.IsReady ? suggestions.Find(q ?? "", visit) : []);
    }
}
