using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Web.Access;
using PilotHub.Web.Site;

namespace PilotHub.Web.Recipes;

internal static class RecipesApi
{
    private const string Via = "api";

    public static async Task<Results<Ok<RecipeReport>, UnprocessableEntity<RecipeReport>>> RunAsync(
        HttpRequest request,
        ContentAccess access,
        SiteCache site,
        RecipeRunner runner,
        CancellationToken cancellationToken,
        [Description("Rehearse only; nothing stays")] bool dryRun = false,
        [Description("Turn unknown steps, parts, fields and properties into warnings")] bool lenient = false)
    {
        var reader = await access.GetReaderAsync(cancellationToken);
        var user = (await site.GetAsync(cancellationToken)).FindUser(reader.UserId!)!;
        var result = await runner.RunAsync(
            request.Body, new() { Actor = new(user.UserId, user.UserName, Via), DryRun = dryRun, Lenient = lenient }, progress: null, cancellationToken);
        var report = RecipeReport.Of(result);
        return result.NothingDone ? TypedResults.UnprocessableEntity(report) : TypedResults.Ok(report);
    }
}
