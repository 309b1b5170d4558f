using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PilotHub.Web.Security;

/// <summary>Gives every answer its security headers, at the last moment, so that error handlers cannot clear them.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues PermissionsPolicy =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    // What is no page loads nothing and runs nothing, wherever a browser may show it.
    private static readonly StringValues DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    /// <summary>The policy of a page: its own origin, scripts by nonce, nothing inline, nobody frames it.</summary>
    public static string PagePolicy(string nonce) =>
        $"default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderName.ReferrerPolicy] = "strict-origin-when-cross-origin";
        headers[HeaderName.PermissionsPolicy] = PermissionsPolicy;
        headers[HeaderName.OpenerPolicy] = "same-origin";
        headers[HeaderName.ResourcePolicy] = "same-origin";
        // A browser that gets 304 would hold its stored page, written for the former nonce, against a new policy.
        if (context.Response.StatusCode != StatusCodes.Status304NotModified && headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = IsPage(context.Response) ? PagePolicy(CspNonce.Of(context)) : DataPolicy;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;

    private static class HeaderName
    {
        public const string ReferrerPolicy = "Referrer-Policy";
        public const string PermissionsPolicy = "Permissions-Policy";
        public const string OpenerPolicy = "Cross-Origin-Opener-Policy";
        public const string ResourcePolicy = "Cross-Origin-Resource-Policy";
    }
}
