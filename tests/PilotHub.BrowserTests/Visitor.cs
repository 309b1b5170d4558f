using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>
/// Somebody in front of the site. What would alarm them is collected while they look around: script errors, dialogs, requests that
/// leave the site, answers of 500. Disposing fails on any of it, and leaves a screenshot behind.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private const float Patience = 180_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _alarms = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The window.</summary>
    public IPage Page { get; }

    public static async Task<Visitor> EnterAsync(IBrowserContext context, Uri address)
    {
        // How long a busy machine takes is no finding.
        context.SetDefaultNavigationTimeout(Patience);
        context.SetDefaultTimeout(Patience);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.PageError += (_, error) => visitor._alarms.Add($"script error on {visitor.Page.Url}: {error}");
        visitor.Page.Console += (_, message) =>
        {
            // A page that does not exist is reported as a failed resource too; the journeys ask for such pages on purpose.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                visitor._alarms.Add($"console on {visitor.Page.Url}: {message.Text}");
        };
        visitor.Page.Dialog += async (_, dialog) =>
        {
            visitor._alarms.Add($"dialog on {visitor.Page.Url}: {dialog.Message}");
            await dialog.DismissAsync();
        };
        visitor.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != address.Authority)
                visitor._alarms.Add($"request from {visitor.Page.Url} to {url}");
        };
        visitor.Page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                visitor._alarms.Add($"{response.Status} from {response.Url}");
        };
        return visitor;
    }

    /// <summary>Opens a path of the site and returns the answer's status.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Opens a path as somebody who was never here, and returns what came over the line for it: bodies and headers, as they were packed.</summary>
    public async Task<IReadOnlyList<(string Kind, string Url, int Bytes)>> RecordAsync(string path)
    {
        var finished = new ConcurrentQueue<IRequest>();
        Page.RequestFinished += (_, request) => finished.Enqueue(request);
        await Page.GotoAsync(path);
        await Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var loads = new List<(string, string, int)>();
        foreach (var request in finished.Where(request => request.Url.StartsWith("http", StringComparison.Ordinal)))
        {
            var sizes = await request.SizesAsync();
            loads.Add((request.ResourceType, request.Url, sizes.ResponseBodySize + sizes.ResponseHeadersSize));
        }
        return loads;
    }

    /// <summary>Fails with every accessibility violation that axe finds on the page as it stands.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.True(result.Violations.Length == 0, $"{Page.Url}:\n" + string.Join('\n', result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))));
    }

    /// <summary>Fails where the page is wider than its window.</summary>
    public async Task AssertNoSidewaysScrollAsync()
    {
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} pixels wider than its window.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_alarms.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults"));
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{TestContext.Current.Test?.UniqueID}.png"), FullPage = true });
        }
        await _context.DisposeAsync();
        Assert.Empty(_alarms);
    }
}
