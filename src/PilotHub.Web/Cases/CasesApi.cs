using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>Pilot cases for programs.</summary>
internal static class CasesApi
{
    public static void MapCasesApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/cases/{id}", GetAsync)
            .WithName("GetCase")
            .WithTags("Cases")
            .WithSummary("A published pilot case in Orchard Core's content item shape; its ETag is the version's id.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(string id, HttpContext request, Visits visits, PublishedContent content)
    {
        var visit = await visits.BeginAsync(request);
        // One answer for what does not exist and for what this reader may not see: the difference would tell.
        if (!ContentItemIds.IsValid(id)
            || await content.FindAsync(id, request.RequestAborted) is not { ContentType: PilotCase.TypeName } item
            || !visit.MayView(item))
            return TypedResults.Problem("It does not exist, or you may not see it.", statusCode: StatusCodes.Status404NotFound, title: "There is no such pilot case.");
        request.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes(ContentItemJson.Write(item)), "application/json; charset=utf-8",
            lastModified: null, entityTag: new EntityTagHeaderValue($"\"{item.ContentItemVersionId}\""));
    }
}
