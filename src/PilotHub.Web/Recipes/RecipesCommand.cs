using System.CommandLine;
using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Recipes.Export;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Recipes;

/// <summary><c>recipes list</c>, <c>recipes run FILE</c> and <c>recipes export OUT</c>.</summary>
internal static class RecipesCommand
{
    private const string Via = "recipes command";

    public static Command Create() =>
        new("recipes", "Lists, runs and writes recipes, the files that content comes in and goes out with") { CreateList(), CreateRun(), CreateExport() };

    private static Command CreateList()
    {
        var command = new Command("list", "Lists the recipes that come with the product");
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            foreach (var entry in await context.Services.GetRequiredService<RecipeCatalog>().ListAsync(cancellationToken))
                await context.Output.WriteLineAsync($"{Path.GetFileName(entry.Path)[..^RecipeCatalog.Extension.Length],-24} {entry.Error?.Message ?? entry.Descriptor.DisplayName}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateRun()
    {
        var file = new Argument<string>("file") { Description = "A recipe file, or the name of a recipe in the list" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Rehearse only; nothing stays" };
        var lenient = new Option<bool>("--lenient") { Description = "Turn unknown steps, parts, fields and properties into warnings" };
        var command = new Command("run", "Runs a recipe; a second run changes nothing") { file, dryRun, lenient };
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            var path = await FindAsync(context, context.Arguments.GetRequiredValue(file), cancellationToken);
            var result = await context.Services.GetRequiredService<RecipeRunner>().RunFileAsync(
                path,
                new() { Actor = ContentActor.System(Via), DryRun = context.Arguments.GetValue(dryRun), Lenient = context.Arguments.GetValue(lenient) },
                progress: null,
                cancellationToken);
            await RecipeConsole.WriteAsync(result, context.Output, context.Error);
            return result.Succeeded ? ExitCodes.Done : result.NothingDone ? ExitCodes.NothingDone : ExitCodes.PartlyRefused;
        });
        return command;
    }

    private static Command CreateExport()
    {
        var file = new Argument<string>("out") { Description = "The file to write; it appears whole or not at all" };
        var types = new Option<string[]>("--type") { Description = "A content type to export alone; may be repeated", HelpName = "type" };
        var command = new Command("export", "Writes a recipe that brings the site, or some types of it, back on an empty site") { file, types };
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            var result = await WriteAsync(
                context.Services.GetRequiredService<RecipeExport>(),
                Path.GetFullPath(context.Arguments.GetRequiredValue(file)),
                context.Arguments.GetValue(types) is { Length: > 0 } some ? some : null,
                cancellationToken);
            await context.Output.WriteLineAsync($"Exported {result.Items} items, {result.Drafts} drafts, {result.Users} accounts without their passwords, {result.Files} files.");
            foreach (var left in result.Left)
                await context.Error.WriteLineAsync($"  left out: {left}");
            return result.Left.Count == 0 ? ExitCodes.Done : ExitCodes.PartlyRefused;
        });
        return command;
    }

    private static async Task<RecipeExportResult> WriteAsync(RecipeExport export, string path, string[]? types, CancellationToken cancellationToken)
    {
        var unfinished = path + ".unfinished";
        try
        {
            RecipeExportResult result;
            await using (var file = File.Create(unfinished))
                result = await export.WriteAsync(file, new() { ContentTypes = types }, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException($"'{path}' cannot be written: {e.Message}", inner: e);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    private static async Task<string> FindAsync(SiteCommandContext context, string file, CancellationToken cancellationToken) =>
        File.Exists(file) ? file
        : (await context.Services.GetRequiredService<RecipeCatalog>().FindAsync(file, cancellationToken))?.Path
            ?? throw new CommandRefusedException($"There is no file '{file}', nor a recipe of that name.");
}
