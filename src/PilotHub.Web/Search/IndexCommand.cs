using System.CommandLine;
using PilotHub.Content.Store;
using PilotHub.Search;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Search;

/// <summary><c>index rebuild</c>.</summary>
internal static class IndexCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static Command Create() => new("index", "Looks after the search index") { CreateRebuild() };

    private static Command CreateRebuild()
    {
        var command = new Command("rebuild", "Builds the search index anew from the database; a site that runs goes on serving the old one until then");
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            // Every node that runs sees the wish. Where one keeps the index of this data path, it is the one to build it.
            var time = context.Services.GetRequiredService<TimeProvider>();
            await SearchRebuild.WishAsync(context.Services.GetRequiredService<IContentStore>(), time, cancellationToken);
            var engine = context.Services.GetRequiredService<SearchEngine>();
            if (engine.IsKeptElsewhere)
                await context.Output.WriteLineAsync("The site that is running builds its search index, and goes on serving the old one until then …");
            var built = await FindBuiltElsewhereAsync(engine, time, cancellationToken);
            if (built is null)
                await engine.RebuildAsync(cancellationToken);
            await context.Output.WriteLineAsync($"Built the search index: {built ?? engine.Count} documents.");
            return ExitCodes.Done;
        });
        return command;
    }

    // Null when nobody keeps the index, or no longer does.
    private static async Task<int?> FindBuiltElsewhereAsync(SearchEngine engine, TimeProvider time, CancellationToken cancellationToken)
    {
        while (engine.IsKeptElsewhere)
        {
            if (await engine.FindBuiltAsync(cancellationToken) is { } built)
                return built;
            await Task.Delay(Pause, time, cancellationToken);
        }
        return null;
    }
}
