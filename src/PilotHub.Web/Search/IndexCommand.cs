using System.CommandLine;
using PilotHub.Content.Store;
using PilotHub.Search;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Search;

/// <summary><c>index rebuild</c>.</summary>
internal static class IndexCommand
{
    public static Command Create() => new("index", "Looks after the search index") { CreateRebuild() };

    private static Command CreateRebuild()
    {
        var command = new Command("rebuild", "Builds the search index anew from the database; a site that runs goes on serving the old one until then");
        command.SetSiteAction(async (context, cancellationToken) =>
        {
            // Nodes that run follow the wish; the index built here is the one that the next start on this data path opens.
            await SearchRebuild.WishAsync(
                context.Services.GetRequiredService<IContentStore>(), context.Services.GetRequiredService<TimeProvider>(), cancellationToken);
            var engine = context.Services.GetRequiredService<SearchEngine>();
            await engine.RebuildAsync(cancellationToken);
            await context.Output.WriteLineAsync($"Built the search index: {engine.Count} documents. Sites that are running build their own now.");
            return ExitCodes.Done;
        });
        return command;
    }
}
