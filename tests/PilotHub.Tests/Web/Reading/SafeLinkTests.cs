using PilotHub.Web.Reading;

namespace PilotHub.Tests.Web.Reading;

public sealed class SafeLinkTests
{
    [Theory]
    [InlineData("https://example.test/a?b=c#d")]
    [InlineData("mailto:anna@example.test")]
    [InlineData("/cases/x?y#z")]
    public void Pages_mails_and_places_of_the_site_can_be_followed(string url) => Assert.Equal(url, SafeLink.Of(url));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("//evil.test")]
    [InlineData("/\\evil.test")]
    [InlineData("~//evil.test")]
    [InlineData("/a\nb")]
    [InlineData("file:///etc/passwd")]
    [InlineData("cases/x")]
    [InlineData("")]
    public void Anything_else_leads_nowhere(string url) => Assert.Equal("#", SafeLink.Of(url));

    [Fact]
    public void A_path_with_a_tilde_is_one_of_the_site() => Assert.Equal("/cases", SafeLink.Of("~/cases"));
}
