using PilotHub.Content.Store;

namespace PilotHub.Recipes;

/// <summary>One recipe while it runs, alone or as part of another's run.</summary>
internal sealed class RecipeRun
{
    public required RecipeRunOptions Options { get; init; }

    public required RecipeCatalog Catalog { get; init; }

    public required IMediaStore Media { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The recipe's folder, or null for a recipe that is no file.</summary>
    public string? Folder { get; init; }

    /// <summary>The files of the recipes that led here, this one last.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>Accounts that the caller is about to make: content may name them already.</summary>
    public IReadOnlyCollection<string> KnownUserIds => Options.Parameters.TryGetValue(RecipeParameters.AdminUserId, out var id) ? [id] : [];

    /// <summary>The files of the recipes to run after the current step.</summary>
    public List<string> Next { get; } = [];
}
