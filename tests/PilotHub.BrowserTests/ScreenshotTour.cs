using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>
/// Takes a picture of every kind of page in German and English, light and dark, on a phone and on a desk, for people to look at:
/// <c>dotnet run --project tests/PilotHub.BrowserTests -- tour FOLDER [SITE [PASSWORD]]</c> tours the sample content, or a running site; with its
/// administrator's password, the pages behind the sign-in too.
/// </summary>
internal static class ScreenshotTour
{
    public const string Command = "tour";

    private static readonly (string Name, string Path)[] Places =
    [
        ("home", "/"), ("cases", "/cases"), ("topics", "/topics"), ("roadmap", "/roadmap"), ("help", "/help"), ("glossary", "/glossary"), ("api", "/api"),
        ("search", "/search"), ("search-results", "/search?q=chatbot"), ("search-filtered", "/search?q=daten&stage=Stopped&stage=Decided"), ("search-nothing", "/search?q=qqqzzz"),
        ("not-found", "/cases/rechnungen-lesen"), ("sign-in", "/account/sign-in"), ("page", "/how-to-read-a-pilot-case"), ("topic", "/topics/domains/customer-service"),
        ("admin-search", "/admin/search"), ("design", "/admin/design"),
    ];

    public static async Task<int> RunAsync(string folder, Uri? site, string? password)
    {
        folder = Directory.CreateDirectory(folder).FullName;
        await using var browser = new BrowserFixture();
        await browser.InitializeAsync();
        foreach (var (culture, scheme, width) in from culture in (string[])["en", "de"] from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] from width in (int[])[390, 1440] select (culture, scheme, width))
        {
            await using var visitor = await browser.OpenAsync(culture, scheme, width, site: site);
            if (password is not null)
                await SignInAsync(visitor, password);
            await visitor.GoAsync("/cases");
            var first = await visitor.Page.Locator(".case-row__title a").First.GetAttributeAsync("href");
            foreach (var (name, path) in first is null ? Places : [.. Places, ("case", first)])
            {
                await visitor.GoAsync(path);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{culture}-{scheme}-{width}.png".ToLowerInvariant()), FullPage = true });
            }
        }
        return 0;
    }

    private static async Task SignInAsync(Visitor visitor, string password)
    {
        await visitor.GoAsync("/account/sign-in");
        await visitor.Page.FillAsync("input[name=Name]", "admin");
        await visitor.Page.FillAsync("input[name=Password]", password);
        await visitor.Page.ClickAsync("main form button[type=submit]");
    }
}
