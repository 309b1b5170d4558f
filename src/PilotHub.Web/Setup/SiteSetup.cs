using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data;
using PilotHub.Recipes;
using PilotHub.Web.Accounts;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;
using PilotHub.Web.Telemetry;

namespace PilotHub.Web.Setup;

/// <summary>The administrator that a set-up has made. <see cref="Password"/> is null where it was chosen in the settings.</summary>
internal sealed record NewAdministrator(string UserName, string? Password);

/// <summary>
/// Sets an empty site up: recipes first, then the administrator. A site that has content of its own (from a backup, say) gets an
/// administrator if it has no account at all, and nothing else.
/// </summary>
internal sealed partial class SiteSetup(
    IContentStore store, HubDatabase database, RecipeRunner runner, RecipeCatalog catalog, AccountWriter accounts, HubOptions options,
    TimeProvider time, ILogger<SiteSetup> logger)
{
    private const string Via = "setup";

    /// <summary>The administrator it made, or null where there was nothing to do.</summary>
    /// <exception cref="HubSettingException">A recipe in the settings does not exist.</exception>
    /// <exception cref="CommandRefusedException">A recipe was refused.</exception>
    public async Task<NewAdministrator?> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await SetupMarker.FindAsync(store, cancellationToken) is { IsComplete: true })
            return null;
        // Several nodes may find the same empty database; the first sets it up, the others wait and find it done.
        return await database.RunAloneAsync(SetUpAsync, cancellationToken);
    }

    private async Task<NewAdministrator?> SetUpAsync(CancellationToken cancellationToken)
    {
        var marker = await SetupMarker.FindAsync(store, cancellationToken);
        if (marker is { IsComplete: true })
            return null;
        if (marker is not null || await IsEmptyAsync(cancellationToken))
        {
            var paths = await FindRecipesAsync(cancellationToken);
            marker ??= await BeginAsync(cancellationToken);
            foreach (var path in paths)
                await RunAsync(path, marker, cancellationToken);
            return await CompleteAsync(marker, cancellationToken);
        }
        if ((await store.ListUsersAsync(cancellationToken)).Count == 0)
            return await CompleteAsync(await BeginAsync(cancellationToken), cancellationToken);
        return null;
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        await store.FindDocumentAsync(SiteDocuments.Definitions, cancellationToken) is null
        && (await store.ListUsersAsync(cancellationToken)).Count == 0
        && (await store.ListRolesAsync(cancellationToken)).Count == 0;

    // Found before anything is written: a slip in the settings must not leave half a site.
    private async Task<IReadOnlyList<string>> FindRecipesAsync(CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var name in options.SetupRecipes)
        {
            paths.Add(File.Exists(name) ? name
                : (await catalog.FindAsync(name, cancellationToken))?.Path
                ?? throw new HubSettingException(HubSettings.SetupRecipes, name, $"recipe files, or names of recipes in {options.RecipesPath}, separated by commas"));
        }
        return paths;
    }

    // The account is there from the start, without password or role, so that recipes can name it as owner.
    private async Task<SetupMarker> BeginAsync(CancellationToken cancellationToken)
    {
        var marker = new SetupMarker(IsComplete: false, ContentItemIds.New(time));
        await using var transaction = await store.BeginAsync(ContentActor.System(Via), cancellationToken);
        await marker.WriteAsync(transaction, cancellationToken);
        await transaction.WriteUserAsync(new(marker.AdminUserId, options.AdminName), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return marker;
    }

    private async Task RunAsync(string path, SetupMarker marker, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var activity = HubTelemetry.Activities.StartActivity("setup.recipe");
        activity?.SetTag("recipe", path);
        var result = await runner.RunFileAsync(path, new()
        {
            Actor = new(marker.AdminUserId, options.AdminName, Via),
            Parameters = new Dictionary<string, string>
            {
                ["AdminUserId"] = marker.AdminUserId,
                ["AdminUsername"] = options.AdminName,
                ["AdminEmail"] = "",
                ["SiteName"] = new SiteSettings().SiteName,
            },
        }, progress: null, cancellationToken);
        if (!result.Succeeded)
        {
            throw new CommandRefusedException(
                $"The site is not set up: the recipe {path} was refused.",
                [.. result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)).Select(error => error.ToString())]);
        }
        var elapsed = time.GetElapsedTime(started);
        LogRecipe(result.Recipe, elapsed);
    }

    private async Task<NewAdministrator> CompleteAsync(SetupMarker marker, CancellationToken cancellationToken)
    {
        var password = options.AdminPassword ?? ReadablePassword.New();
        await using var transaction = await store.BeginAsync(ContentActor.System(Via), cancellationToken);
        if ((await transaction.ListRolesAsync(cancellationToken)).All(role => role.Name != Role.Administrator))
            await transaction.WriteRoleAsync(new(Role.Administrator, "Runs the site", []), cancellationToken);
        await transaction.WriteUserAsync(
            accounts.WithPassword(new(marker.AdminUserId, options.AdminName) { RoleNames = [Role.Administrator] }, password), cancellationToken);
        await (marker with { IsComplete = true }).WriteAsync(transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogComplete(options.AdminName);
        return new(options.AdminName, options.AdminPassword is null ? password : null);
    }

    [LoggerMessage(EventId = 1201, EventName = "setup.recipe", Level = LogLevel.Information, Message = "Set up with the recipe {Recipe} in {Elapsed}")]
    private partial void LogRecipe(string recipe, TimeSpan elapsed);

    [LoggerMessage(EventId = 1202, EventName = "setup.complete", Level = LogLevel.Information, Message = "The site is set up; its administrator is {UserName}")]
    private partial void LogComplete(string userName);
}
