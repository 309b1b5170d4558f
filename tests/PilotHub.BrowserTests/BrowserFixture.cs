using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>One Chromium and one site with the sample content for all journeys; each journey gets a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private HubSite? _site;

    /// <summary>Where the site answers.</summary>
    internal Uri Address => _site!.Address;

    public async ValueTask InitializeAsync()
    {
        if (FindChromium() is not { } chromium)
            return;
        // How long a busy machine takes is no finding.
        Assertions.SetDefaultExpectTimeout(60_000);
        _site = await HubSite.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    /// <summary>Skips the test where there is no Chromium.</summary>
    [MemberNotNull(nameof(_browser))]
    internal void RequireBrowser()
    {
        if (_browser is null)
            Assert.Skip("No Chromium: set PILOTHUB_TEST_CHROMIUM to the path of one.");
    }

    /// <summary>Opens a visitor's window, on the site that is shared or on <paramref name="site"/>.</summary>
    internal async Task<Visitor> OpenAsync(
        string culture = "en", ColorScheme scheme = ColorScheme.Light, int width = 1440, bool javaScript = true, Uri? site = null)
    {
        RequireBrowser();
        site ??= Address;
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            Locale = culture,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await Visitor.EnterAsync(context, site);
    }

    private static string? FindChromium() =>
        Environment.GetEnvironmentVariable("PILOTHUB_TEST_CHROMIUM") is { Length: > 0 } path
            ? path
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => (string[])[Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome")])
                .FirstOrDefault(File.Exists);
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
