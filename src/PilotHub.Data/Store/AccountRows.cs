using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Data.Accounts;

namespace PilotHub.Data.Store;

/// <summary>Between accounts and roles as the ports know them and Identity's tables.</summary>
internal static class AccountRows
{
    // As Identity's tables have it.
    private const int MaxNameLength = 256;

    public static async Task<IReadOnlyList<UserAccount>> ReadUsersAsync(HubContext context, IQueryable<HubUser> users, CancellationToken cancellationToken)
    {
        var memberships = await users.Join(context.UserRoles, user => user.Id, member => member.UserId, (_, member) => member)
            .Join(context.Roles, member => member.RoleId, role => role.Id, (member, role) => new { member.UserId, RoleName = role.Name! })
            .OrderBy(member => member.RoleName).ToListAsync(cancellationToken);
        var roles = memberships.ToLookup(member => member.UserId, member => member.RoleName);
        var rows = await users.AsNoTracking().OrderBy(user => user.NormalizedUserName).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new UserAccount(row.Id, row.UserName ?? "")
        {
            DisplayName = row.DisplayName,
            Email = row.Email,
            EmailConfirmed = row.EmailConfirmed,
            IsEnabled = row.IsEnabled,
            PasswordHash = row.PasswordHash,
            SecurityStamp = row.SecurityStamp ?? "",
            Culture = row.Culture,
            RoleNames = [.. roles[row.Id]],
        })];
    }

    public static async Task<IReadOnlyList<Role>> ReadRolesAsync(HubContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Roles.AsNoTracking().OrderBy(role => role.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Role(row.Name ?? "", row.Description, row.Permissions))];
    }

    /// <summary>Writes an account and its memberships. What only Identity knows of it (lockouts, second factors) stays.</summary>
    public static async Task WriteUserAsync(HubContext context, UserAccount account, CancellationToken cancellationToken)
    {
        if (await context.Users.AnyAsync(other => other.NormalizedUserName == account.NormalizedUserName && other.Id != account.UserId, cancellationToken))
            throw new ContentValidationException([new("UserName", "user.taken", $"Another account has the user name '{account.UserName}'.")]);
        if (account.UserName.Length is 0 or > MaxNameLength)
            throw new ContentValidationException([new("UserName", "length", $"A user name has 1 to {MaxNameLength} characters.")]);
        if (account.Email?.Length > MaxNameLength)
            throw new ContentValidationException([new("Email", "length", $"An address has at most {MaxNameLength} characters.")]);
        var user = await context.Users.SingleOrDefaultAsync(known => known.Id == account.UserId, cancellationToken);
        if (user is null)
            context.Users.Add(user = new() { Id = account.UserId, LockoutEnabled = true });
        user.UserName = account.UserName;
        user.NormalizedUserName = account.NormalizedUserName;
        user.DisplayName = account.DisplayName;
        user.Email = account.Email;
        user.NormalizedEmail = account.Email?.ToUpperInvariant();
        user.EmailConfirmed = account.EmailConfirmed;
        user.IsEnabled = account.IsEnabled;
        user.PasswordHash = account.PasswordHash;
        user.SecurityStamp = account.SecurityStamp;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        user.Culture = account.Culture;
        await WriteMembershipsAsync(context, account, cancellationToken);
        await SaveAsync(context, cancellationToken);
    }

    public static async Task WriteRoleAsync(HubContext context, Role role, CancellationToken cancellationToken)
    {
        var normalized = role.Name.ToUpperInvariant();
        var row = await context.Roles.SingleOrDefaultAsync(known => known.NormalizedName == normalized, cancellationToken);
        if (row is null)
            context.Roles.Add(row = new() { Id = Guid.NewGuid().ToString() });
        row.Name = role.Name;
        row.NormalizedName = normalized;
        row.Description = role.Description;
        row.Permissions = [.. role.Permissions];
        row.ConcurrencyStamp = Guid.NewGuid().ToString();
        await SaveAsync(context, cancellationToken);
    }

    private static async Task WriteMembershipsAsync(HubContext context, UserAccount account, CancellationToken cancellationToken)
    {
        string[] names = [.. account.RoleNames.Select(name => name.ToUpperInvariant()).Distinct()];
        var roles = await context.Roles.AsNoTracking().Where(role => names.Contains(role.NormalizedName!))
            .ToDictionaryAsync(role => role.NormalizedName!, role => role.Id, cancellationToken);
        ContentError[] missing = [.. account.RoleNames.Select((name, index) => (name, index)).Where(entry => !roles.ContainsKey(entry.name.ToUpperInvariant()))
            .Select(entry => new ContentError($"RoleNames[{entry.index}]", "role.unknown", $"There is no role '{entry.name}'."))];
        if (missing.Length > 0)
            throw new ContentValidationException(missing);
        var memberships = await context.UserRoles.Where(member => member.UserId == account.UserId).ToListAsync(cancellationToken);
        context.UserRoles.RemoveRange(memberships.Where(member => !roles.ContainsValue(member.RoleId)));
        context.UserRoles.AddRange(roles.Values.Except(memberships.Select(member => member.RoleId))
            .Select(role => new IdentityUserRole<string> { UserId = account.UserId, RoleId = role }));
    }

    private static async Task SaveAsync(HubContext context, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }
}
