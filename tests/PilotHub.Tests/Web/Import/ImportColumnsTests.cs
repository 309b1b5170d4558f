using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class ImportColumnsTests
{
    private static readonly ImportColumns Columns = new(
        ["Use Case Name", " Describe the\r\nAI system’s  outputs. ", "If Other, please explain.", "Stage", "If Other, please explain.", "", "Rate*"]);

    [Theory]
    [InlineData("use case name", 0)]
    [InlineData("Describe the AI system's outputs.", 1)]
    [InlineData("Describe the AI*", 1)]
    [InlineData("#5", 4)]
    [InlineData("#6", 5)]
    [InlineData("Rate*", 6)]
    public void A_column_is_found_by_heading_beginning_or_number(string reference, int index)
    {
        Assert.True(Columns.TryFind(reference, out var found, out _));
        Assert.Equal(index, found);
    }

    [Theory]
    [InlineData("If Other, please explain.", "The file has 2 columns \"If Other, please explain.\": write #3 or #5.")]
    [InlineData("If Other*", "The file has 2 columns \"If Other*\": write #3 or #5.")]
    [InlineData("Stagee", "The file has no column \"Stagee\". Is \"Stage\" meant?")]
    [InlineData("#8", "The file has no column \"#8\". There are 7 columns, from \"Use Case Name\" to \"Rate*\".")]
    [InlineData("Something else", "The file has no column \"Something else\". There are 7 columns, from \"Use Case Name\" to \"Rate*\".")]
    public void What_is_not_found_is_explained(string reference, string problem)
    {
        Assert.False(Columns.TryFind(reference, out _, out var found));
        Assert.Equal(problem, found);
    }

    [Fact]
    public void A_column_without_a_heading_is_called_by_its_number() =>
        Assert.Equal(["Use Case Name", "Describe the AI system’s outputs.", "If Other, please explain.", "Stage", "If Other, please explain.", "#6", "Rate*"], Columns.Names);

    [Fact]
    public void The_headings_once_more_are_known()
    {
        Assert.True(Columns.IsRepeatedBy(["USE CASE NAME", "describe the AI system's outputs.", "If Other, please explain.", "Stage", "If Other, please explain.", "", "rate*"]));
        Assert.False(Columns.IsRepeatedBy(["Use Case Name"]));
    }
}
