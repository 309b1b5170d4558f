using System.Collections.Frozen;
using System.Security.Claims;
using PilotHub.Content.Accounts;
using PilotHub.Web.Site;

namespace PilotHub.Web.Access;

/// <summary>Who is asking: an account with the permissions its roles add up to, or nobody in particular.</summary>
internal sealed record Reader(string? UserId, IReadOnlySet<string> Groups, IReadOnlySet<string> Permissions)
{
    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    public bool IsSignedIn => UserId is not null;

    public bool IsAdministrator => Groups.Contains(Role.Administrator) || Permissions.Contains(PermissionNames.SiteOwner);

    /// <summary>Whether a permission that is about no content item was given, such as <c>ManageUsers</c>.</summary>
    public bool Has(string permission) => IsAdministrator || Permissions.Contains(permission);

    /// <summary>Somebody who has not signed in. With <paramref name="mayRead"/> such a person may read what the whole organisation may.</summary>
    public static Reader Anonymous(SiteSnapshot site, bool mayRead) => mayRead
        ? new(null, None, PermissionsOf([Role.Anonymous], site).Append(PermissionNames.ViewContent).ToFrozenSet())
        : new(null, None, None);

    /// <summary>The account of the signed-in person as it stands now, not as it stood when the cookie was made.</summary>
    public static Reader Of(UserAccount user, SiteSnapshot site) =>
        new(user.UserId, user.RoleNames.ToFrozenSet(), PermissionsOf([.. user.RoleNames, Role.Authenticated], site).ToFrozenSet());

    public static string? UserIdOf(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    private static IEnumerable<string> PermissionsOf(IEnumerable<string> roles, SiteSnapshot site) =>
        roles.SelectMany(role => site.Roles.TryGetValue(role, out var known) ? known.Permissions : []);
}
