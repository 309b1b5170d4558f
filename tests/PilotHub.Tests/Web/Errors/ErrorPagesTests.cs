using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Web.Settings;

namespace PilotHub.Tests.Web.Errors;

public sealed class ErrorPagesTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task A_page_that_is_not_there_offers_a_search_for_the_words_of_the_address()
    {
        using var browser = fixture.Host.NewBrowser();

        var response = await browser.GetAsync("/cases/chatbot-f%C3%BCr_reisekosten.html?x=1");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is nothing here", page, StringComparison.Ordinal);
        Assert.Contains("value=\"chatbot für reisekosten\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/search\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_pages_speak_german_too()
    {
        using var browser = fixture.Host.NewBrowser(("Accept-Language", "de"));

        Assert.Contains("Hier ist nichts", await browser.ReadAsync("/gibt/es/nicht"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Any_verb_gets_the_page(string verb)
    {
        await using var host = await HubHost.StartAsync(new() { Environment = "Production", Settings = new() { [HubSettings.AnonymousRead] = "true" } });

        var response = await host.Client.SendAsync(new(new(verb), "/no/such/page"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is nothing here", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_problem_details()
    {
        var response = await fixture.Host.Client.GetAsync(new Uri("/api/no-such-route", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = await ReadProblemAsync(response);
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.Equal("/api/no-such-route", problem.GetProperty("instance").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task What_fails_shows_a_number_and_nothing_of_the_inside(string environment)
    {
        await using var host = await HubHost.StartAsync(new()
        {
            Environment = environment,
            Settings = new() { [HubSettings.AnonymousRead] = "true" },
            Configure = builder => builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new FailingPages())),
        });
        using var browser = host.NewBrowser();

        var page = await browser.GetAsync("/fail");
        var api = await browser.GetAsync("/api/fail");

        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Contains("Something went wrong on our side", html, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9A-Za-z:-]{10,}</code>", html);
        Assert.DoesNotContain("the inside", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InternalServerError, api.StatusCode);
        Assert.DoesNotContain("the inside", (await ReadProblemAsync(api)).ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
    }

    private static async Task<JsonElement> ReadProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // Stands at the very end of the site's own pipeline, where endpoints would run.
    private sealed class FailingPages : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
            context.HttpContext.Request.Path.Value!.EndsWith("/fail", StringComparison.Ordinal) && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null
                ? throw new InvalidOperationException("the inside")
                : next();
    }
}
