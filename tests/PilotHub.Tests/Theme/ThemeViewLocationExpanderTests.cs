using Microsoft.Extensions.DependencyInjection;
using PilotHub.Theme;

namespace PilotHub.Tests.Theme;

public sealed class ThemeViewLocationExpanderTests
{
    [Fact]
    public void Another_theme_is_looked_into_before_the_default_and_both_before_the_pages() => Assert.Equal(
        ["/Themes/Ours/{0}.cshtml", "/Themes/PilotHub.Theme/{0}.cshtml", "/Pages/{0}.cshtml"],
        new ThemeViewLocationExpander("Ours").ExpandViewLocations(null!, ["/Pages/{0}.cshtml"]));

    [Fact]
    public void The_default_theme_is_looked_into_once() => Assert.Equal(
        ["/Themes/PilotHub.Theme/{0}.cshtml", "/Pages/{0}.cshtml"],
        new ThemeViewLocationExpander("PilotHub.Theme").ExpandViewLocations(null!, ["/Pages/{0}.cshtml"]));

    [Theory]
    [InlineData("No.Such.Theme")]
    [InlineData("../elsewhere")]
    [InlineData("a,b")]
    public void A_theme_that_is_not_there_stops_the_start_and_is_named(string name)
    {
        var mvc = new ServiceCollection().AddRazorPages();
        var error = Assert.Throws<ThemeNotFoundException>(() => mvc.AddPilotHubTheme(name));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
