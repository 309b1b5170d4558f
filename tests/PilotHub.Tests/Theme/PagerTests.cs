using Microsoft.AspNetCore.Http;
using PilotHub.Theme;

namespace PilotHub.Tests.Theme;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 2, "1 2")]
    [InlineData(1, 9, "1 2 9")]
    [InlineData(4, 107, "1 2 3 4 5 107")]
    [InlineData(5, 107, "1 4 5 6 107")]
    [InlineData(106, 107, "1 105 106 107")]
    public void The_window_shows_both_ends_and_the_neighbours(int page, int pages, string shown) =>
        Assert.Equal(shown, string.Join(' ', PagerTagHelper.Window(page, pages)));

    [Fact]
    public void Another_page_keeps_words_and_filters() =>
        Assert.Equal("/cases?stage=Running&stage=Idea&q=a%26b&page=3", QueryLink.With(Request("?stage=Running&stage=Idea&q=a%26b&page=2"), "page", "3"));

    [Fact]
    public void The_first_page_has_the_plain_address() => Assert.Equal("/cases", QueryLink.With(Request("?page=2"), "page", null));

    [Fact]
    public void Another_order_starts_at_the_first_page() =>
        Assert.Equal("/cases?q=x&sort=title", QueryLink.With(Request("?q=x&sort=newest&page=7"), "sort", "title"));

    [Theory]
    [InlineData("?stage=Idea", "/cases?stage=Idea&stage=Running")]
    [InlineData("?stage=Idea&stage=Running&page=4", "/cases?stage=Idea")]
    public void A_filter_is_added_once_and_taken_away_again(string query, string href) =>
        Assert.Equal(href, QueryLink.Toggle(Request(query), "stage", "Running"));

    private static HttpRequest Request(string query) => new DefaultHttpContext { Request = { Path = "/cases", QueryString = new QueryString(query) } }.Request;
}
