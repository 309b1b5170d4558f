using Microsoft.AspNetCore.Diagnostics;

namespace PilotHub.Web.Theming;

/// <summary>The address that the reader asked for, also on an error page that answers in its place.</summary>
internal readonly record struct ShownRequest(string Path, string Query)
{
    public static ShownRequest Of(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? new(status.OriginalPath, status.OriginalQueryString ?? "")
        : context.Features.Get<IExceptionHandlerPathFeature>() is { } error ? new(error.Path, "")
        : new(context.Request.Path.Value ?? "/", context.Request.QueryString.Value ?? "");
}
