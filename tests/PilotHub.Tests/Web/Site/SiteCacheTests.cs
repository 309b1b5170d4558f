using System.Text.Json;
using PilotHub.Content.Store;
using PilotHub.Web.Site;

namespace PilotHub.Tests.Web.Site;

public sealed class SiteCacheTests
{
    [Fact]
    public async Task The_snapshot_holds_what_the_setup_recipe_brought_and_no_secrets()
    {
        await using var host = await HubHost.StartAsync();

        var site = await ReadAsync(host);

        Assert.NotNull(site.Definitions.Type("PilotCase"));
        Assert.NotNull(site.FindTaxonomy("domains"));
        Assert.Equal("PilotHub", site.Settings.SiteName);
        Assert.Contains("Administrator", site.Roles.Keys);
        var admin = Assert.Single(site.Users.Values);
        Assert.Equal("admin", admin.UserName);
        Assert.Null(admin.PasswordHash);
        Assert.Empty(admin.SecurityStamp);
    }

    [Fact]
    public async Task Every_commit_makes_a_new_generation_whose_snapshot_holds_it()
    {
        await using var host = await HubHost.StartAsync();
        var before = await ReadAsync(host);

        await NameSiteAsync(host, "Renamed");
        var after = await ReadAsync(host);

        Assert.True(after.Generation > before.Generation);
        Assert.Equal("Renamed", after.Settings.SiteName);
        Assert.Same(after, await ReadAsync(host));
    }

    [Fact]
    public async Task What_another_node_commits_arrives_through_the_change_feed()
    {
        await using var one = await HubHost.StartAsync();
        await using var other = await HubHost.StartAsync(new() { DataPath = one.DataPath });
        var before = await ReadAsync(other);

        await NameSiteAsync(one, "Renamed");
        await other.Get<SiteCache>().FollowAsync(TestContext.Current.CancellationToken);
        var after = await ReadAsync(other);

        Assert.True(after.Generation > before.Generation);
        Assert.Equal("Renamed", after.Settings.SiteName);
    }

    [Fact]
    public async Task Readers_at_once_during_commits_never_see_a_commit_undone()
    {
        await using var host = await HubHost.StartAsync();
        var stop = false;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var (generation, number) = (0L, 0);
            while (!Volatile.Read(ref stop))
            {
                var site = await ReadAsync(host);
                var seen = int.TryParse(site.Settings.SiteName, out var read) ? read : 0;
                Assert.True(site.Generation >= generation && seen >= number, $"{site.Generation}/{seen} after {generation}/{number}");
                (generation, number) = (site.Generation, seen);
            }
        }, TestContext.Current.CancellationToken)).ToList();

        for (var i = 1; i <= 30; i++)
        {
            await NameSiteAsync(host, $"{i}");
            Assert.Equal($"{i}", (await ReadAsync(host)).Settings.SiteName);
        }
        Volatile.Write(ref stop, true);
        await Task.WhenAll(readers);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"SiteName":"","PilotHubSettings":[]}""")]
    [InlineData("""{"SiteName":7,"PilotHubSettings":{"Accent":1,"Cultures":"en","DefaultCulture":"fr","ReviewMonths":"x","Tagline":3}}""")]
    public void Settings_that_make_no_sense_count_as_absent(string json)
    {
        var settings = SiteSettings.Read(JsonElement.Parse(json));

        Assert.Equal("PilotHub", settings.SiteName);
        Assert.Equal(["en", "de"], settings.Cultures);
        Assert.Equal("en", settings.DefaultCulture);
        Assert.Equal(6, settings.ReviewMonths);
        Assert.Equal("", settings.TaglineIn("de"));
    }

    private static ValueTask<SiteSnapshot> ReadAsync(HubHost host) => host.Get<SiteCache>().GetAsync(TestContext.Current.CancellationToken);

    private static async Task NameSiteAsync(HubHost host, string name)
    {
        await using var transaction = await host.Get<IContentStore>().BeginAsync(ContentActor.System("test"), TestContext.Current.CancellationToken);
        await transaction.WriteDocumentAsync(SiteDocuments.Settings, JsonSerializer.SerializeToElement(new { SiteName = name }), TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
