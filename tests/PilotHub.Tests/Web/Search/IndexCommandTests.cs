using PilotHub.Search;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Settings;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Search;

public sealed class IndexCommandTests
{
    [Fact]
    public async Task A_rebuild_beside_a_running_site_is_done_by_the_site()
    {
        await using var host = await HubHost.StartAsync();
        await host.PublishAsync(Pilot("Chatbot").Build());
        await host.IndexAsync();
        var before = IndexOf(host);

        Assert.Equal(ExitCodes.Done, await RunAsync(host.DataPath));

        var built = Assert.Single(Directory.GetDirectories(Path.Combine(host.DataPath, "index")), folder => folder != before);
        await host.IndexAsync();
        Assert.Equal(built, IndexOf(host));
        using var browser = host.NewBrowser();
        Assert.Contains("Chatbot", (await browser.OpenAsync("/search?q=chatbot")).TextsOf(".case-row__title"));
    }

    [Fact]
    public async Task The_next_start_opens_what_was_rebuilt()
    {
        var data = HubHost.NewFolder();
        await using (var host = await HubHost.StartAsync(new() { DataPath = data }))
            await host.PublishAsync(Pilot("Chatbot").Build());

        Assert.Equal(ExitCodes.Done, await RunAsync(data));
        var rebuilt = Assert.Single(Directory.GetDirectories(Path.Combine(data, "index")));

        await using (var host = await HubHost.StartAsync(new() { DataPath = data }))
        {
            Assert.Equal(rebuilt, IndexOf(host));
            Assert.True(host.Get<SearchEngine>().Count >= 1);
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_was_published_while_the_index_was_away_is_found_after_the_start()
    {
        var data = HubHost.NewFolder();
        await using (var host = await HubHost.StartAsync(new() { DataPath = data }))
            await host.PublishAsync(Pilot("Chatbot").Build());
        Directory.Delete(Path.Combine(data, "index"), recursive: true);

        await using (var host = await HubHost.StartAsync(new() { DataPath = data }))
        {
            using var browser = host.NewBrowser();
            Assert.Contains("Chatbot", (await browser.OpenAsync("/search?q=chatbot")).TextsOf(".case-row__title"));
        }
        Directory.Delete(data, recursive: true);
    }

    private static string IndexOf(HubHost host) => Assert.Single(Directory.GetDirectories(Path.Combine(host.DataPath, "index")));

    private static Task<int> RunAsync(string data) => HubCommandLine.RunAsync(["index", "rebuild", $"--{HubSettings.DataPath}={data}"], TextWriter.Null, TextWriter.Null);
}
