using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Search;

namespace PilotHub.Tests.Web.Search;

/// <summary>A site whose index is still being built.</summary>
public sealed class SearchStartTests
{
    [Fact]
    public async Task A_site_is_read_while_its_index_is_built_and_says_when_to_search_again()
    {
        var source = new WaitingSource();
        await using var host = await HubHost.StartAsync(new()
        {
            Indexed = false,
            Configure = builder => builder.Services.AddSingleton<ISearchSource>(source),
        });
        using var browser = host.NewBrowser(("Accept-Language", "en"));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/readyz")).StatusCode);
        using var page = await browser.GetAsync("/search?q=chatbot");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (page.StatusCode, page.Headers.RetryAfter?.Delta));
        Assert.Contains("The search is getting ready", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var answer = await browser.GetAsync("/api/search?q=chatbot");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);

        source.GoOn();
        await host.IndexAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/readyz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/search?q=chatbot")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/search?q=chatbot")).StatusCode);
    }

    /// <summary>Has nothing to find, and takes its time.</summary>
    private sealed class WaitingSource : ISearchSource
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void GoOn() => _goOn.SetResult();

        public async Task<string> FindFingerprintAsync(CancellationToken cancellationToken)
        {
            await _goOn.Task.WaitAsync(cancellationToken);
            return "";
        }

        public Task<IReadOnlyList<SearchDocument>> FindAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<SearchDocument>>([]);

        public async IAsyncEnumerable<IReadOnlyList<SearchDocument>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await _goOn.Task.WaitAsync(cancellationToken);
            yield break;
        }
    }
}
