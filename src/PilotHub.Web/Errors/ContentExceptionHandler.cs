using Microsoft.AspNetCore.Diagnostics;
using PilotHub.Content;

namespace PilotHub.Web.Errors;

/// <summary>Gives what the content engine refuses its status and lists the reasons, so that endpoints need not catch it.</summary>
internal sealed class ContentExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ErrorsFeature.IsApi(httpContext.Request))
            return false;
        (int Status, string Title, IReadOnlyList<ContentError> Errors)? known = exception switch
        {
            ContentValidationException invalid => (StatusCodes.Status422UnprocessableEntity, "The content breaks a rule; nothing was saved.", invalid.Errors),
            ContentConflictException => (StatusCodes.Status412PreconditionFailed, "Somebody else saved first; nothing was saved.", []),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message, []),
            _ => null,
        };
        if (known is not { } problem)
            return false;
        httpContext.Response.StatusCode = problem.Status;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = problem.Status, Title = problem.Title, Extensions = { ["errors"] = problem.Errors } },
        });
    }
}
