using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Search;
using PilotHub.Tests.Pilots;

namespace PilotHub.Tests.Web;

/// <summary>A site in Development with the setup, roadmap and sample recipes, shared by the tests of a class that only read or add.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private const string Recipes =
        "pilothub.setup,roadmap-1-vision,roadmap-2-pilots,roadmap-3-governance,roadmap-4-scaling,roadmap-5-culture,sample-pilots.en,sample-pilots.de";

    internal HubHost Host { get; private set; } = null!;

    internal HubBrowser English { get; private set; } = null!;

    internal HubBrowser German { get; private set; } = null!;

    internal HubBrowser Administrator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await HubHost.StartAsync(new() { Recipes = Recipes });
        (English, German, Administrator) = (Host.NewBrowser(("Accept-Language", "en")), Host.NewBrowser(("Accept-Language", "de")), Host.NewBrowser(("Accept-Language", "en")));
        await Administrator.SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        English.Dispose();
        German.Dispose();
        Administrator.Dispose();
        await Host.DisposeAsync();
    }
}

/// <summary>Writes content into a running test site, and reads its pages.</summary>
internal static class SiteContent
{
    private static readonly ContentActor Actor = ContentActor.System("test");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A pilot case with what lists need, and a title of its own.</summary>
    public static PilotItem Pilot(string title) => PilotItem.New
        .Id(ContentItemIds.New(TimeProvider.System)).Title(title).Text("Stage", "Running").Text("Visibility", "Organisation").Text("Summary", $"About {title}.");

    public static async Task<ContentItem> PublishAsync(this HubHost host, ContentItem item)
    {
        await using var session = await host.BeginAsync();
        var latest = await session.Transaction.FindAsync(item.ContentItemId, ContentVersion.Latest, Token);
        var draft = await session.SaveDraftAsync(item with { ContentItemVersionId = "" }, latest?.ContentItemVersionId, Token);
        var published = await session.PublishAsync(draft.ContentItemId, draft.ContentItemVersionId, Token);
        await session.CommitAsync(Token);
        return published;
    }

    public static async Task<ContentItem> SaveDraftAsync(this HubHost host, ContentItem item)
    {
        await using var session = await host.BeginAsync();
        var latest = await session.Transaction.FindAsync(item.ContentItemId, ContentVersion.Latest, Token);
        var draft = await session.SaveDraftAsync(item with { ContentItemVersionId = "" }, latest?.ContentItemVersionId, Token);
        await session.CommitAsync(Token);
        return draft;
    }

    /// <summary>Returns when everything that was published so far can be found.</summary>
    public static Task IndexAsync(this HubHost host) => host.Get<SearchEngine>().FollowAsync(Token);

    public static async Task AddUserAsync(this HubHost host, UserAccount user)
    {
        await using var session = await host.BeginAsync();
        await session.Transaction.WriteUserAsync(user, Token);
        await session.CommitAsync(Token);
    }

    /// <summary>The page at <paramref name="path"/>, which must be there.</summary>
    public static async Task<IHtmlDocument> OpenAsync(this HubBrowser browser, string path)
    {
        using var response = await browser.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {(int)response.StatusCode}.");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Token));
    }

    /// <summary>The texts of the elements that a selector finds, white space collapsed.</summary>
    public static IReadOnlyList<string> TextsOf(this IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(element => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    public static string PathOf(ContentItem item) => "/" + item.Text("AutoroutePart", "Path");

    private static Task<ContentSession> BeginAsync(this HubHost host) => new ContentManager(host.Get<IContentStore>(), TimeProvider.System).BeginAsync(Actor, Token);
}
