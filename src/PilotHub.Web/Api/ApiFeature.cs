namespace PilotHub.Web.Api;

/// <summary>The description of the JSON API; its page is <c>Api/Index.cshtml</c>.</summary>
internal static class ApiFeature
{
    public const string Document = "v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict);
        return services.AddOpenApi(Document, openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "PilotHub";
            document.Info.Description = "What an organisation's AI pilots taught it, for programs. Errors are application/problem+json.";
            // The address that the document was asked for under says nothing; relative paths hold everywhere.
            document.Servers = [];
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this IEndpointRouteBuilder app) => app.MapOpenApi();
}
