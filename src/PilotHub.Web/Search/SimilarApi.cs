using Microsoft.AspNetCore.Http.HttpResults;
using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>Similar cases and learnings, the nearest first.</summary>
internal sealed record SimilarAnswer(int Total, IReadOnlyList<SimilarAnswerHit> Hits);

/// <summary>A hit as the search answers it, and what it has in common, in words.</summary>
internal sealed record SimilarAnswerHit(
    string Id, string Type, string Url, string Title, string Summary, string Culture, float Score, IReadOnlyList<string> Matched, IReadOnlyList<string> Snippets, IReadOnlyList<string> Common);

/// <summary>What somebody is writing.</summary>
internal sealed record SimilarDraft(string? Title, string? Goal);

/// <summary>Similar pilots for programs, and for the form in which one is written.</summary>
internal static class SimilarApi
{
    public static void MapSimilarApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cases/{id}/similar", GetAsync)
            .WithName("GetSimilarCases")
            .WithTags("Search")
            .WithSummary("The cases and learnings nearest to a published case, and what they have in common; of equals, stopped and failed ones first.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapPost("/api/similar", PostAsync)
            .WithName("FindSimilar")
            .WithTags("Search")
            .WithSummary("The cases and learnings nearest to a title and a goal that are being written.");
    }

    private static async Task<Results<Ok<SimilarAnswer>, ProblemHttpResult>> GetAsync(string id, HttpContext request, Visits visits, PublishedContent content, SimilarPilots similar)
    {
        var visit = await visits.BeginAsync(request);
        if (!ContentItemIds.IsValid(id) || await content.FindAsync(id, request.RequestAborted) is not { ContentType: PilotCase.TypeName } item || !visit.MayView(item))
            return TypedResults.Problem("It does not exist, or you may not see it.", statusCode: StatusCodes.Status404NotFound, title: "There is no such pilot case.");
        request.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Ok(AnswerOf(similar.To(item, visit)));
    }

    private static async Task<Ok<SimilarAnswer>> PostAsync(SimilarDraft draft, HttpContext request, Visits visits, SimilarPilots similar)
    {
        var visit = await visits.BeginAsync(request);
        request.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Ok(AnswerOf(similar.To(draft.Title ?? "", draft.Goal ?? "", visit)));
    }

    private static SimilarAnswer AnswerOf(IReadOnlyList<SimilarPilot> found) => new(found.Count, [.. found.Select(pilot =>
    {
        var document = pilot.Hit.Document;
        return new SimilarAnswerHit(
            document.Id, document.ContentType, document.Url, document.Title, document.Summary, document.Culture, pilot.Hit.Score, pilot.Hit.Matched, pilot.Hit.Snippets, pilot.Common);
    })]);
}
