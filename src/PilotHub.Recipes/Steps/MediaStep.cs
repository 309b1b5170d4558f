using System.Security.Cryptography;
using PilotHub.Content.Store;
using PilotHub.Recipes.Expressions;
using PilotHub.Recipes.Reading;

namespace PilotHub.Recipes.Steps;

/// <summary>
/// <c>media</c>: stores files that come with the recipe. All are looked at before the first is stored, since a file cannot be
/// taken back with the transaction.
/// </summary>
internal sealed class MediaStep() : RecipeStep("media")
{
    private const int MaxEntryBytes = (RecipeLimits.MaxMediaBytes / 3 * 4) + 4096;

    public override string? ListName => "Files";

    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers();
        var changed = new HashSet<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var entries = 0;
        await foreach (var entry in context.ReadListAsync(ListName!, MaxEntryBytes, context.Report.Fail, cancellationToken))
        {
            if (await CompareAsync(context, entry, seen, cancellationToken) is { } path)
                changed.Add(path);
            context.Progress(++entries);
            if (context.Report.IsHopeless)
                return;
        }
        if (context.Report.Errors.Count > 0 || changed.Count == 0 || context.Run.Options.DryRun)
            return;
        await foreach (var entry in context.ReadListAsync(ListName!, MaxEntryBytes, context.Report.Fail, cancellationToken))
        {
            if (Read(context, entry) is ({ } path, { } content) && changed.Contains(path))
            {
                using (content)
                    await context.Run.Media.SaveAsync(path, content, cancellationToken);
            }
        }
    }

    /// <summary>The entry's path where the site has another file there, or none.</summary>
    private static async Task<string?> CompareAsync(RecipeStepContext context, RecipeEntry entry, HashSet<string> seen, CancellationToken cancellationToken)
    {
        if (Read(context, entry) is not ({ } path, { } content))
            return null;
        using (content)
        {
            if (!seen.Add(path))
                context.Report.Fail($"{entry.Path}.TargetPath", "media.twice", $"'{path}' is in this step twice.");
            await using var current = await context.Run.Media.OpenAsync(path, cancellationToken);
            var same = current is not null
                && Enumerable.SequenceEqual(await SHA256.HashDataAsync(current, cancellationToken), await SHA256.HashDataAsync(content, cancellationToken));
            context.Report.Count(current is not null, !same, $"File {path}");
            return same ? null : path;
        }
    }

    private static (string? Path, Stream? Content) Read(RecipeStepContext context, RecipeEntry entry)
    {
        if (entry.Value is not { ValueKind: System.Text.Json.JsonValueKind.Object } json)
        {
            if (entry.Value is not null)
                context.Report.Fail(entry.Path, "kind", "Must be an object.");
            return default;
        }
        var file = RecipeObject.Of(json, entry.Path, context.Report);
        file.RefuseOthers("TargetPath", "SourcePath", "Base64");
        if (file.Required("TargetPath") is not { } target)
            return default;
        if (!MediaPath.IsValid(target))
        {
            context.Report.Fail($"{entry.Path}.TargetPath", "media", $"'{target}' is not a path of a media file.");
            return default;
        }
        return (target, file.Text("Base64") is { } base64 ? Decode(context, entry, base64) : OpenBeside(context, entry, file));
    }

    private static MemoryStream? Decode(RecipeStepContext context, RecipeEntry entry, string base64)
    {
        try
        {
            return new(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            context.Report.Fail($"{entry.Path}.Base64", "media", "Is not Base64.");
            return null;
        }
    }

    private static FileStream? OpenBeside(RecipeStepContext context, RecipeEntry entry, RecipeObject file)
    {
        if (file.Text("SourcePath") is not { } source)
        {
            context.Report.Fail(entry.Path, "media", "A file needs its content: SourcePath, a file beside the recipe, or Base64.");
            return null;
        }
        try
        {
            return RecipeFolder.Open(context.Run.Folder, source, RecipeLimits.MaxMediaBytes);
        }
        catch (RecipeExpressionException exception)
        {
            context.Report.Fail($"{entry.Path}.SourcePath", "media", exception.Message);
            return null;
        }
    }
}
