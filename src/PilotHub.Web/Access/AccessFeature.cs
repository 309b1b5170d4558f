using Microsoft.AspNetCore.Authorization;

namespace PilotHub.Web.Access;

internal static class AccessFeature
{
    /// <summary>The policy of pages and routes that only administrators may use.</summary>
    public const string Administrators = nameof(Administrators);

    public static IServiceCollection AddContentAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ContentAccess>();
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
        services.AddAuthorizationBuilder().AddPolicy(Administrators, policy => policy.RequireAuthenticatedUser().AddRequirements(AdministratorRequirement.Instance));
        return services;
    }

    private sealed class AdministratorRequirement : IAuthorizationRequirement
    {
        public static AdministratorRequirement Instance { get; } = new();
    }

    // Asks the account as it is now: a role that was taken away is gone with the next request, not with the next sign-in.
    private sealed class AdministratorHandler(ContentAccess access) : AuthorizationHandler<AdministratorRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
        {
            if ((await access.GetReaderAsync(CancellationToken.None)).IsAdministrator)
                context.Succeed(requirement);
        }
    }
}
