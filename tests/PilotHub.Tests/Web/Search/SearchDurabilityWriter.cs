using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Search;
using PilotHub.Tests.Pilots;
using PilotHub.Web;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Search;

/// <summary>
/// The process that a test kills: the site, in which four writers publish, change and take back cases as fast as they can. First it
/// prints what is stored and what can be found, then of each publication that it begins and that it is acknowledged; a line each.
/// </summary>
internal static class SearchDurabilityWriter
{
    public const string Command = "search-durability-writer";
    public const string Stored = "stored";
    public const string Found = "found";
    public const string Begun = "begun";

    private const string Acknowledged = "acknowledged";
    private const string Id = "kill-";
    private const int Writers = 4;
    private const int ItemsOfAWriter = 6;

    public static async Task<int> RunAsync(string dataPath)
    {
        await using var app = Program.Build(new()
        {
            Environment = "Production",
            Quiet = true,
            Settings = new Dictionary<string, string?> { [HubSettings.DataPath] = dataPath, [HubSettings.Urls] = "http://127.0.0.1:0" },
        });
        Console.WriteLine("ready");
        if (await Console.In.ReadLineAsync() is not { } run)
            return 1;
        // Nobody is left behind when the test is interrupted. A thread of its own, because reading the console blocks whatever the method is called.
        var guard = new Thread(() =>
        {
            Console.In.ReadLine();
            Environment.Exit(1);
        })
        {
            IsBackground = true,
        };
        guard.Start();
        await ServeCommand.StartAsync(app, TextWriter.Null, CancellationToken.None);
        await PrintAsync(app.Services);
        Console.WriteLine();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(app.Services, run, writer))));
        return 0;
    }

    private static async Task PrintAsync(IServiceProvider services)
    {
        await foreach (var item in services.GetRequiredService<IContentStore>().ReadAllAsync(["PilotCase"], CancellationToken.None))
        {
            if (item.Published && item.ContentItemId.StartsWith(Id, StringComparison.Ordinal))
                Console.WriteLine($"{Stored} {item.ContentItemId} {item.DisplayText}");
        }
        var engine = services.GetRequiredService<SearchEngine>();
        await engine.FollowAsync(CancellationToken.None);
        var all = new SearchRequest { Reader = new("everybody", _ => true), Take = 100, Today = new DateOnly(2026, 1, 1) };
        for (var skip = 0; engine.Search(all with { Skip = skip }).Hits is { Count: > 0 } hits; skip += hits.Count)
        {
            foreach (var document in hits.Select(hit => hit.Document).Where(document => !document.IsDraft && document.ContentItemId.StartsWith(Id, StringComparison.Ordinal)))
                Console.WriteLine($"{Found} {document.ContentItemId} {document.Title}");
        }
    }

    private static async Task WriteAsync(IServiceProvider services, string run, int writer)
    {
        var manager = new ContentManager(services.GetRequiredService<IContentStore>(), TimeProvider.System);
        for (var number = 0; ; number++)
        {
            var id = $"{Id}{writer}-{number % ItemsOfAWriter}";
            // Every third time an item that is published is taken back.
            await using var session = await manager.BeginAsync(ContentActor.System("test"), CancellationToken.None);
            var latest = await session.Transaction.FindAsync(id, ContentVersion.Latest, CancellationToken.None);
            var title = latest is { Published: true } && number % 3 == 0 ? "" : $"{run}w{writer}n{number}";
            Console.WriteLine($"{Begun} {id} {title}");
            if (title.Length == 0)
            {
                await session.UnpublishAsync(id, latest!.ContentItemVersionId, CancellationToken.None);
            }
            else
            {
                var draft = await session.SaveDraftAsync(
                    PilotItem.New.Id(id).Title(title).Text("Stage", "Idea").Text("Visibility", "Organisation").Build(), latest?.ContentItemVersionId, CancellationToken.None);
                await session.PublishAsync(id, draft.ContentItemVersionId, CancellationToken.None);
            }
            await session.CommitAsync(CancellationToken.None);
            Console.WriteLine($"{Acknowledged} {id} {title}");
        }
    }
}
