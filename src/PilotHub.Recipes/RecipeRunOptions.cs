using PilotHub.Content.Store;

namespace PilotHub.Recipes;

/// <summary>How a recipe is run.</summary>
public sealed record RecipeRunOptions
{
    /// <summary>On whose behalf. What it was done through is filled in: <c>recipe NAME</c>.</summary>
    public required ContentActor Actor { get; init; }

    /// <summary>Rehearse only: every step runs and sees what those before it did, then all of it is taken back.</summary>
    public bool DryRun { get; init; }

    /// <summary>Turn unknown steps, parts, fields and properties into warnings. Unknown types, users, terms and permissions stay errors.</summary>
    public bool Lenient { get; init; }

    /// <summary>
    /// What <c>parameters('…')</c> gives. <c>AdminUserId</c>, <c>AdminUsername</c>, <c>AdminEmail</c> and <c>SiteName</c> are those of
    /// the site where they are not given here.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What <c>configuration('…')</c> gives; null where there is no such setting. Pass only what a recipe's author may read.</summary>
    public Func<string, string?> Configuration { get; init; } = _ => null;
}
