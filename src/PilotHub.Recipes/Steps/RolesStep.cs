using PilotHub.Content.Accounts;

namespace PilotHub.Recipes.Steps;

/// <summary><c>Roles</c>: adds roles and replaces what they may do.</summary>
internal sealed class RolesStep() : RecipeStep("Roles")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("Roles");
        var roles = (await context.Transaction.ListRolesAsync(cancellationToken)).ToDictionary(role => role.Name, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in context.Body.Objects("Roles"))
        {
            entry.RefuseOthers("Name", "Description", "Permissions", "PermissionBehavior", "NormalizedRoleName", "Type");
            if (entry.Required("Name") is not { } name)
                continue;
            if (!seen.Add(name))
                context.Report.Fail($"{entry.Path}.Name", "role.twice", $"The role '{name}' is in this step twice.");
            var known = roles.GetValueOrDefault(name);
            var given = (entry.Texts("Permissions") ?? known?.Permissions ?? []).Distinct().ToList();
            foreach (var permission in given.Where(permission => !Permissions.IsKnown(permission)))
            {
                var hint = Permissions.Nearest(permission) is { } nearest ? $" Is '{nearest}' meant?" : "";
                context.Report.Fail($"{entry.Path}.Permissions", "permission.unknown", $"There is no permission '{permission}'.{hint}");
            }
            var role = new Role(known?.Name ?? name, entry.Text("Description") ?? known?.Description ?? "", Combine(context, entry, known, given));
            context.Report.Count(known is not null, role != known, $"Role {role.Name}");
            if (role != known && context.Report.Errors.Count == 0)
                await context.Transaction.WriteRoleAsync(role, cancellationToken);
        }
    }

    // Orchard Core's three ways; it replaces unless told otherwise.
    private static List<string> Combine(RecipeStepContext context, RecipeObject entry, Role? known, List<string> given)
    {
        var current = known?.Permissions ?? [];
        switch (entry.Text("PermissionBehavior")?.ToUpperInvariant())
        {
            case null or "REPLACE":
                return given;
            case "ADD":
                return [.. current, .. given.Except(current)];
            case "REMOVE":
                return [.. current.Except(given)];
            default:
                context.Report.Fail($"{entry.Path}.PermissionBehavior", "role", "Must be Replace, Add or Remove.");
                return given;
        }
    }
}
