using System.Diagnostics;

namespace PilotHub.Web.Errors;

/// <summary>Errors that help: a page for people, <c>application/problem+json</c> for programs.</summary>
internal static class ErrorsFeature
{
    private const string ApiPath = "/api";
    private const string PagePattern = "/errors/{0}";
    private const string FailurePage = "/errors/500";

    public static IServiceCollection AddErrors(this IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = problem =>
        {
            problem.ProblemDetails.Instance ??= problem.HttpContext.Request.Path;
            problem.ProblemDetails.Extensions["traceId"] = Activity.Current?.Id ?? problem.HttpContext.TraceIdentifier;
        });
        services.AddExceptionHandler<ContentExceptionHandler>();
        return services;
    }

    /// <summary>Stands before everything that may fail.</summary>
    public static void UseErrors(this WebApplication app)
    {
        app.UseWhen(context => IsApi(context.Request), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsApi(context.Request), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = FailurePage,
                StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            });
            pages.UseStatusCodePagesWithReExecute(PagePattern);
        });
    }

    /// <summary>Whether a program asks: everything below /api; /api itself is a page.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments(ApiPath, out var rest) && rest.HasValue && rest.Value.Length > 1;
}
