using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class ImportTemplateTests
{
    private static readonly Dictionary<string, string> Cells = new() { ["Agency"] = "NASA", ["Bureau"] = "JPL", ["Office"] = "", ["Unit"] = "" };

    [Theory]
    [InlineData("{Agency}", "NASA")]
    [InlineData("{Agency}[ – {Bureau}]", "NASA – JPL")]
    [InlineData("{Agency}[ – {Office}]", "NASA")]
    [InlineData("{Agency}[ – {Office}][ / {Bureau}]", "NASA / JPL")]
    [InlineData("{Agency} – {Office}", "")]
    [InlineData("[{Office}][ – {Unit}] (unknown)", "")]
    [InlineData("{{{Agency}}} and [[so on]]", "{NASA} and [so on]")]
    [InlineData("no column at all", "no column at all")]
    public void Parts_in_brackets_go_with_their_column(string template, string text) =>
        Assert.Equal(text, ImportTemplate.Parse(template).Render(column => Cells[column]));

    [Theory]
    [InlineData("{Agency")]
    [InlineData("{}")]
    [InlineData("Agency}")]
    [InlineData("[{Agency}")]
    [InlineData("{Agency}]")]
    [InlineData("[{Agency}[{Bureau}]]")]
    public void What_has_no_counterpart_is_an_error(string template) => Assert.Throws<FormatException>(() => ImportTemplate.Parse(template));

    [Fact]
    public void A_template_tells_its_columns_once_each() =>
        Assert.Equal(["Agency", "#26"], ImportTemplate.Parse("{Agency}: {#26}[, again {Agency}]").Columns);
}
