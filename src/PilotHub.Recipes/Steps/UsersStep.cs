using System.Net.Mail;
using PilotHub.Content.Accounts;

namespace PilotHub.Recipes.Steps;

/// <summary><c>Users</c>: adds accounts and changes what it says about them. An account keeps its password, and its sessions.</summary>
internal sealed class UsersStep() : RecipeStep("Users")
{
    private const int MaxNameLength = 255;

    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("Users");
        var accounts = await context.Transaction.ListUsersAsync(cancellationToken);
        var byId = accounts.ToDictionary(user => user.UserId);
        var byName = accounts.ToDictionary(user => user.NormalizedUserName);
        var roles = (await context.Transaction.ListRolesAsync(cancellationToken)).ToDictionary(role => role.Name, role => role.Name, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>();
        foreach (var entry in context.Body.Objects("Users"))
        {
            CheckProperties(entry);
            if (entry.Required("UserName") is not { } name)
                continue;
            var namesake = byName.GetValueOrDefault(name.ToUpperInvariant());
            var id = entry.Text("UserId") ?? namesake?.UserId ?? ContentItemIds.New(context.Run.Time);
            if (!ContentItemIds.IsValid(id))
                context.Report.Fail($"{entry.Path}.UserId", "id", $"'{id}' is not an identifier: 1 to 26 letters, digits, hyphens or underscores.");
            if (name.Length > MaxNameLength || name.Any(char.IsControl))
                context.Report.Fail($"{entry.Path}.UserName", "user", $"A user name has at most {MaxNameLength} characters and no control characters.");
            if (namesake is not null && namesake.UserId != id)
                context.Report.Fail($"{entry.Path}.UserName", "user.taken", $"The user name '{name}' belongs to the account {namesake.UserId}.");
            if (!seen.Add(id) || !seen.Add("/" + name.ToUpperInvariant()))
                context.Report.Fail($"{entry.Path}", "user.twice", $"The user '{name}' is in this step twice.");
            var known = byId.GetValueOrDefault(id);
            var user = Read(context, entry, known, new(id, name), roles);
            context.Report.Count(known is not null, user != known, $"User {name}");
            if (user != known && context.Report.Errors.Count == 0)
                await context.Transaction.WriteUserAsync(user, cancellationToken);
        }
    }

    // What the step does not say stays; a password or a security stamp in a recipe is for a new account alone.
    private static UserAccount Read(RecipeStepContext context, RecipeObject entry, UserAccount? known, UserAccount fresh, Dictionary<string, string> roles)
    {
        var given = entry.Texts("RoleNames") ?? known?.RoleNames ?? [];
        foreach (var role in given.Where(role => !roles.ContainsKey(role)))
            context.Report.Fail($"{entry.Path}.RoleNames", "role.unknown", $"There is no role '{role}'.");
        // A set: in what order somebody has roles says nothing.
        string[] names = [.. given.Select(role => roles.GetValueOrDefault(role, role)).Distinct().Order(StringComparer.Ordinal)];
        var email = entry.Text("Email") ?? known?.Email;
        if (!string.IsNullOrEmpty(email) && !MailAddress.TryCreate(email, out _))
            context.Report.Fail($"{entry.Path}.Email", "email", $"'{email}' is not a mail address.");
        return fresh with
        {
            DisplayName = entry.Text("DisplayName") ?? known?.DisplayName,
            Email = string.IsNullOrEmpty(email) ? null : email,
            EmailConfirmed = entry.Flag("EmailConfirmed") ?? known?.EmailConfirmed ?? false,
            IsEnabled = entry.Flag("IsEnabled") ?? known?.IsEnabled ?? true,
            Culture = entry.Text("Culture") ?? known?.Culture,
            RoleNames = known is not null && names.ToHashSet().SetEquals(known.RoleNames) ? known.RoleNames : names,
            PasswordHash = known is null ? entry.Text("PasswordHash") : known.PasswordHash,
            // Codes sent by mail are made from the stamp, so it is never one that a file tells.
            SecurityStamp = known?.SecurityStamp ?? Guid.NewGuid().ToString("N"),
        };
    }

    private static void CheckProperties(RecipeObject entry) => entry.RefuseOthers(
        "UserId", "UserName", "DisplayName", "Email", "EmailConfirmed", "IsEnabled", "RoleNames", "Culture", "PasswordHash",
        // Orchard Core's, which have no effect here or follow from the others.
        "Id", "NormalizedUserName", "NormalizedEmail", "SecurityStamp", "ResetToken", "AccessFailedCount", "IsLockoutEnabled", "LockoutEndUtc",
        "TwoFactorEnabled", "PhoneNumber", "PhoneNumberConfirmed", "UserClaims", "LoginInfos", "UserTokens", "Properties");
}
