using PilotHub.Web.Reading;

namespace PilotHub.Tests.Web.Reading;

public sealed class ListPagingTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    [InlineData("-1", 1)]
    [InlineData(" 2", 1)]
    [InlineData("2.0", 1)]
    [InlineData("100001", 1)]
    [InlineData("99999999999", 1)]
    public void Anything_that_is_no_page_is_the_first_one(string? page, int read) => Assert.Equal(read, ListPaging.Read(page).Page);

    [Theory]
    [InlineData(1, 0, null)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 20, null)]
    [InlineData(2, 20, 1)]
    [InlineData(2, 21, null)]
    [InlineData(70, 21, 2)]
    public void A_page_beyond_the_end_has_the_last_one_instead(int page, int total, int? last) => Assert.Equal(last, new ListPaging(page).LastPageInstead(total));
}
