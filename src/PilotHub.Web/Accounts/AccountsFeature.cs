using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using PilotHub.Data;
using PilotHub.Data.Accounts;
using PilotHub.Web.Access;
using PilotHub.Web.Errors;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;

namespace PilotHub.Web.Accounts;

/// <summary>Accounts with passwords and cookies, and the gate that an organisation's own site has.</summary>
internal static class AccountsFeature
{
    public const string SignInPath = "/account/sign-in";
    public const string SignInLimit = "sign-in";

    // OWASP's figure for PBKDF2-HMAC-SHA512, which is what Identity's hasher uses.
    private const int HashIterations = 220_000;
    private const int MaxFailures = 5;
    private const int SignInsPerMinute = 30;
    private static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SessionTime = TimeSpan.FromDays(14);
    private static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAccounts(this IServiceCollection services, HubOptions options)
    {
        services.AddDataProtection().SetApplicationName("PilotHub").PersistKeysToDbContext<HubContext>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = StampInterval);
        services.AddIdentityCore<HubUser>(identity =>
        {
            // Length beats composition rules (NIST SP 800-63B).
            identity.Password = new()
            {
                RequiredLength = HubSettings.MinPasswordLength,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
                RequiredUniqueChars = 4,
            };
            identity.Lockout.MaxFailedAccessAttempts = MaxFailures;
            identity.Lockout.DefaultLockoutTimeSpan = LockoutTime;
        }).AddSignInManager().AddEntityFrameworkStores<HubContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Configure(cookie, options));
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<AccountWriter>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress, _ => new() { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(options.AnonymousRead
            ? null
            : new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder app) => app.MapReaderChoices();

    private static void Configure(CookieAuthenticationOptions cookie, HubOptions options)
    {
        cookie.Cookie.Name = options.CookieName(HubOptions.SessionCookie);
        cookie.Cookie.SecurePolicy = options.CookieSecurePolicy;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.IsEssential = true;
        cookie.ExpireTimeSpan = SessionTime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (ErrorsFeature.IsApi(context.Request) || !HttpMethods.IsGet(context.Request.Method))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        // The error page says it better than a page of its own.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // A password change ends other sessions within the stamp's interval; a disabled or removed account ends at once.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } principal)
            return;
        var site = await context.HttpContext.GetSiteAsync();
        if (Reader.UserIdOf(principal) is not { } userId || site.FindUser(userId) is not { IsEnabled: true })
            context.RejectPrincipal();
    }
}
