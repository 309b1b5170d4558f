using PilotHub.Content.Store;
using PilotHub.Recipes.Expressions;
using PilotHub.Recipes.Reading;
using PilotHub.Recipes.Steps;

namespace PilotHub.Recipes;

/// <summary>
/// Runs recipes, step by step. Each step is one transaction: what it says is done as a whole or not at all. A step that is
/// refused stops the run; the steps before it stay done. Running the same recipe again changes nothing.
/// </summary>
public sealed class RecipeRunner(IContentStore store, IMediaStore media, RecipeCatalog catalog, TimeProvider time)
{
    private readonly ContentManager _content = new(store, time);

    /// <summary>Runs a recipe file. It may refer to files in its folder.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public async Task<RecipeResult> RunFileAsync(
        string path, RecipeRunOptions options, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        await using var file = File.OpenRead(path);
        return await RunAsync(file, path, options, progress, cancellationToken);
    }

    /// <summary>Runs a recipe from a stream, of any length. One that cannot seek is kept in a temporary file meanwhile.</summary>
    public async Task<RecipeResult> RunAsync(
        Stream stream, RecipeRunOptions options, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
            return await RunAsync(stream, null, options, progress, cancellationToken);
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}{RecipeCatalog.Extension}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        await stream.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        return await RunAsync(file, null, options, progress, cancellationToken);
    }

    private async Task<RecipeResult> RunAsync(
        Stream stream, string? path, RecipeRunOptions options, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        var fallbackName = path is null ? "recipe" : RecipeCatalog.NameOf(path);
        RecipeOutline outline;
        try
        {
            outline = await RecipeScanner.ScanAsync(stream, fallbackName, cancellationToken);
        }
        catch (RecipeFormatException exception)
        {
            return new(fallbackName, "", options.DryRun) { Errors = [exception.Error] };
        }
        var parameters = await RecipeParameters.CompleteAsync(store, options.Parameters, cancellationToken);
        var actor = options.Actor with { Via = $"recipe {outline.Descriptor.Name}" };
        await using var rehearsal = options.DryRun ? await _content.BeginAsync(actor, cancellationToken) : null;
        var steps = new RecipeStepRunner(_content, rehearsal, actor, parameters, progress);
        await RunRecipeAsync(steps, stream, outline, path, new RecipeRun
        {
            Options = options,
            Catalog = catalog,
            Media = media,
            Time = time,
            Folder = Path.GetDirectoryName(path),
            Chain = path is null ? [] : [path],
        }, cancellationToken);
        var result = new RecipeResult(outline.Descriptor.Name, outline.Descriptor.Version, options.DryRun) { Steps = steps.Results, Warnings = outline.Warnings };
        if (result.Changed && !options.DryRun)
            await RecipeHistory.AddAsync(store, actor, result, time, cancellationToken);
        return result;
    }

    private async Task<bool> RunRecipeAsync(
        RecipeStepRunner steps, Stream stream, RecipeOutline outline, string? path, RecipeRun run, CancellationToken cancellationToken)
    {
        var expressions = new RecipeExpressions(new(run.Folder, steps.Parameters, run.Options.Configuration, outline.ContentHash, time), outline.Variables);
        var evaluator = new RecipeEvaluator(expressions);
        var going = true;
        foreach (var step in outline.Steps)
        {
            if (!going)
            {
                steps.NotRun(outline, step);
                continue;
            }
            going = await steps.RunAsync(outline, step, new RecipeStepReader(stream, step, evaluator), stream, run, cancellationToken);
            foreach (var next in going ? run.Next.ToList() : [])
                going = going && await RunNestedAsync(steps, next, run, cancellationToken);
            run.Next.Clear();
        }
        return going;
    }

    private async Task<bool> RunNestedAsync(RecipeStepRunner steps, string path, RecipeRun outer, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        RecipeOutline outline;
        try
        {
            outline = await RecipeScanner.ScanAsync(file, RecipeCatalog.NameOf(path), cancellationToken);
        }
        catch (RecipeFormatException exception)
        {
            steps.Refused(RecipeCatalog.NameOf(path), exception.Error);
            return false;
        }
        return await RunRecipeAsync(steps, file, outline, path, new RecipeRun
        {
            Options = outer.Options,
            Catalog = outer.Catalog,
            Media = outer.Media,
            Time = outer.Time,
            Folder = Path.GetDirectoryName(path),
            Chain = [.. outer.Chain, path],
        }, cancellationToken);
    }
}
