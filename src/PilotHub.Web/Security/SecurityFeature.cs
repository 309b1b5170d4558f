using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using PilotHub.Web.Settings;

namespace PilotHub.Web.Security;

/// <summary>What every request passes before anything else happens to it.</summary>
internal static class SecurityFeature
{
    /// <summary>The largest request that a page or an endpoint takes unless it asks for more, in bytes.</summary>
    public const long MaxRequestSize = 4 * 1024 * 1024;

    private const int MaxFormValues = 2048;
    private static readonly TimeSpan HstsAge = TimeSpan.FromDays(365);

    public static void AddSecurity(this WebApplicationBuilder builder, HubOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestSize;
        });
        builder.Services.Configure<FormOptions>(forms =>
        {
            forms.ValueCountLimit = MaxFormValues;
            forms.ValueLengthLimit = (int)MaxRequestSize;
            forms.MultipartBodyLengthLimit = MaxRequestSize;
        });
        builder.Services.AddHsts(hsts =>
        {
            hsts.MaxAge = HstsAge;
            hsts.IncludeSubDomains = false;
        });
        builder.Services.AddHttpsRedirection(redirection => redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = options.CookieName("antiforgery");
            antiforgery.Cookie.SecurePolicy = options.CookieSecurePolicy;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            // The policy forbids framing already; a second, weaker header would only contradict it one day.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(cookies =>
        {
            cookies.Cookie.Name = options.CookieName(HubOptions.NoticeCookie);
            cookies.Cookie.SecurePolicy = options.CookieSecurePolicy;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.TrustedProxies)
                forwarded.KnownIPNetworks.Add(network);
            forwarded.ForwardLimit = null;
        });
    }

    /// <summary>First the true address and scheme, then the headers that even a refusal carries, then the way to HTTPS.</summary>
    public static void UseSecurity(this WebApplication app, HubOptions options)
    {
        if (options.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (app.Environment.IsProduction())
            app.UseHsts();
        // Without a port to send people to, the redirect would only warn at every start.
        if (app.Environment.IsProduction() && options.UsesHttps)
            app.UseHttpsRedirection();
    }

    /// <summary>Refuses what is announced as too large before anything reads it: a form's reader would find out late and call it malformed.</summary>
    public static void UseRequestSize(this WebApplication app) => app.Use((context, next) =>
    {
        // The page that explains the refusal comes through here again, with the same request.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        return next(context);
    });
}
