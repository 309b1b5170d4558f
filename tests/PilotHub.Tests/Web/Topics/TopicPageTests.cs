using System.Globalization;
using System.Net;
using static PilotHub.Tests.Web.SiteContent;

namespace PilotHub.Tests.Web.Topics;

public sealed class TopicPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Every_count_is_the_number_of_cases_behind_it()
    {
        var page = await site.English.OpenAsync("/topics/technologies");
        foreach (var entry in page.QuerySelectorAll("main li").Where(entry => entry.QuerySelector(".facet__count") is not null).Take(6))
        {
            var topic = await site.English.OpenAsync(entry.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(int.Parse(entry.QuerySelector(".facet__count")!.TextContent, CultureInfo.InvariantCulture), topic.QuerySelectorAll(".case-row").Length);
        }
    }

    [Fact]
    public async Task A_term_shows_its_cases_those_of_the_terms_below_it_and_its_other_names()
    {
        var page = await site.English.OpenAsync("/topics/technologies/generative-ai");
        var below = page.QuerySelectorAll(".page-head .tag").Select(link => link.GetAttribute("href")!).ToList();

        Assert.NotEmpty(below);
        foreach (var child in below)
            Assert.Subset(page.TextsOf(".case-row__title").ToHashSet(), (await site.English.OpenAsync(child)).TextsOf(".case-row__title").ToHashSet());
    }

    [Fact]
    public async Task Names_follow_the_reader_s_language_and_addresses_do_not()
    {
        Assert.Equal(["Customer service"], (await site.English.OpenAsync("/topics/domains/customer-service")).TextsOf("h1"));
        Assert.Equal(["Kundenservice"], (await site.German.OpenAsync("/topics/domains/customer-service")).TextsOf("h1"));
        Assert.Equal(["Themen", "Fachgebiete"], (await site.German.OpenAsync("/topics/domains/customer-service")).TextsOf(".breadcrumb a"));
    }

    [Theory]
    [InlineData("/topics/domains/domain-service-00000000001", "/topics/domains/customer-service")]
    [InlineData("/topics/Domains/Customer-Service", "/topics/domains/customer-service")]
    [InlineData("/topics/DOMAINS", "/topics/domains")]
    [InlineData("/domains", "/topics/domains")]
    public async Task Other_addresses_of_a_topic_lead_to_the_one(string address, string canonical)
    {
        using var response = await site.English.GetAsync(address);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(canonical, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/topics/nothing")]
    [InlineData("/topics/domains/nothing")]
    public async Task A_topic_that_is_not_there_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.English.GetAsync(address)).StatusCode);

    [Fact]
    public async Task Hidden_cases_are_not_counted()
    {
        const string topic = "/topics/domains/quality";
        var before = (await site.English.OpenAsync(topic)).QuerySelectorAll(".case-row").Length;
        await site.Host.PublishAsync(Pilot("Hidden quality").Text("Visibility", "Groups").Terms("Domain", "domain-quality-00000000001").Build());
        await site.Host.PublishAsync(Pilot("Open quality").Terms("Domain", "domain-quality-00000000001").Build());

        Assert.Equal(before + 1, (await site.English.OpenAsync(topic)).QuerySelectorAll(".case-row").Length);
        Assert.Contains((await site.English.OpenAsync("/topics/domains")).TextsOf("main li"), text => text == $"Quality {before + 1}");
    }
}
