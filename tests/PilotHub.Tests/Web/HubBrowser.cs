using System.Net;
using System.Text.RegularExpressions;

namespace PilotHub.Tests.Web;

/// <summary>Keeps cookies, posts forms with the token of the page they stand on, follows no redirect.</summary>
internal sealed partial class HubBrowser : IDisposable
{
    private readonly HttpClient _client;

    public HubBrowser(Uri address, params (string Name, string Value)[] headers)
    {
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
        foreach (var (name, value) in headers)
            _client.DefaultRequestHeaders.Add(name, value);
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client => _client;

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> ReadAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Posts a form as its page would, to <paramref name="action"/> or to the page itself.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> fields, string? action = null)
    {
        fields["__RequestVerificationToken"] = TokenField().Match(await ReadAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(action ?? page, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> TrySignInAsync(string name, string password, string returnUrl = "/") =>
        SubmitAsync("/account/sign-in", new() { ["Name"] = name, ["Password"] = password, ["returnUrl"] = returnUrl });

    public async Task SignInAsync(string name = "admin", string password = HubHost.AdminPassword)
    {
        var response = await TrySignInAsync(name, password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex TokenField();
}
