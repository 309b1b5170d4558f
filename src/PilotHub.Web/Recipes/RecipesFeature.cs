using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Recipes.Export;
using PilotHub.Web.Access;
using PilotHub.Web.Settings;

namespace PilotHub.Web.Recipes;

internal static class RecipesFeature
{
    /// <summary>The largest recipe that is taken over the wire, in bytes; larger ones are run on the command line.</summary>
    private const long MaxRecipeSize = 100 * 1024 * 1024;

    public static IServiceCollection AddRecipes(this IServiceCollection services, HubOptions options)
    {
        services.AddSingleton(new RecipeCatalog(options.RecipesPath));
        services.AddSingleton(provider => new RecipeRunner(
            provider.GetRequiredService<IContentStore>(), provider.GetRequiredService<IMediaStore>(),
            provider.GetRequiredService<RecipeCatalog>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RecipeExport(provider.GetRequiredService<IContentStore>(), provider.GetRequiredService<IMediaStore>()));
        return services;
    }

    public static void MapRecipes(this IEndpointRouteBuilder app) => app.MapPost("/api/recipes", RecipesApi.RunAsync)
        .RequireAuthorization(AccessFeature.Administrators)
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxRecipeSize))
        .Accepts<object>("application/json")
        .WithTags("Recipes")
        .WithSummary("Runs a recipe and answers with its steps and what each changed")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
