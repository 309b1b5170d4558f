using Microsoft.Playwright;

namespace PilotHub.BrowserTests;

/// <summary>
/// Takes a picture of every kind of page in German and English, light and dark, on a phone and on a desk, for people to look at. Runs only
/// when asked for: <c>PILOTHUB_TOUR</c> names the folder for the pictures; <c>PILOTHUB_TOUR_SITE</c> a running site to tour instead of
/// one with the sample content, and <c>PILOTHUB_TOUR_PASSWORD</c> its administrator's password, for the pages behind the sign-in.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ScreenshotTour(BrowserFixture browser)
{
    private static readonly (string Name, string Path)[] Places =
    [
        ("home", "/"), ("cases", "/cases"), ("topics", "/topics"), ("roadmap", "/roadmap"), ("help", "/help"), ("glossary", "/glossary"), ("api", "/api"),
        ("search", "/search"), ("search-results", "/search?q=chatbot"), ("search-filtered", "/search?q=daten&stage=Stopped&stage=Decided"), ("search-nothing", "/search?q=qqqzzz"),
        ("not-found", "/cases/rechnungen-lesen"), ("sign-in", "/account/sign-in"), ("page", "/how-to-read-a-pilot-case"), ("topic", "/topics/domains/customer-service"),
        ("admin-search", "/admin/search"), ("design", "/admin/design"),
    ];

    [Fact(Explicit = true)]
    public async Task Every_page_in_both_languages_and_schemes_on_a_phone_and_on_a_desk()
    {
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("PILOTHUB_TOUR") ?? throw new InvalidOperationException("PILOTHUB_TOUR names no folder.")).FullName;
        var site = Environment.GetEnvironmentVariable("PILOTHUB_TOUR_SITE") is { Length: > 0 } address ? new Uri(address) : null;
        foreach (var (culture, scheme, width) in from culture in (string[])["en", "de"] from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] from width in (int[])[390, 1440] select (culture, scheme, width))
        {
            await using var visitor = await browser.OpenAsync(culture, scheme, width, site: site);
            if (Environment.GetEnvironmentVariable("PILOTHUB_TOUR_PASSWORD") is { Length: > 0 } password)
                await SignInAsync(visitor, password);
            await visitor.GoAsync("/cases");
            var first = await visitor.Page.Locator(".case-row__title a").First.GetAttributeAsync("href");
            foreach (var (name, path) in first is null ? Places : [.. Places, ("case", first)])
            {
                await visitor.GoAsync(path);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{culture}-{scheme}-{width}.png".ToLowerInvariant()), FullPage = true });
            }
        }
    }

    private static async Task SignInAsync(Visitor visitor, string password)
    {
        await visitor.GoAsync("/account/sign-in");
        await visitor.Page.FillAsync("input[name=Name]", "admin");
        await visitor.Page.FillAsync("input[name=Password]", password);
        await visitor.Page.ClickAsync("main form button[type=submit]");
    }
}
