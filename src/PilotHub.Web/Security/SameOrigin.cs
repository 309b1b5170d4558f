namespace PilotHub.Web.Security;

/// <summary>
/// Refuses what another site's page sends with an unsafe verb, before anything reads its cookies. Browsers say where a request
/// comes from (Fetch Metadata, or Origin in older ones); programs say nothing and carry no cookies of their own accord. Forms have
/// their antiforgery token besides.
/// </summary>
internal static class SameOrigin
{
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!IsUnsafe(context.Request.Method) || IsOwn(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site])
            return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ Length: > 0 } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
