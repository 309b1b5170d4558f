using PilotHub.Content.Routing;

namespace PilotHub.Tests.Content;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Größere Übungen für Ärzte", "groessere-uebungen-fuer-aerzte")]
    [InlineData("  Café – R&D, 2024!  ", "cafe-r-d-2024")]
    [InlineData("The team's first try", "the-teams-first-try")]
    [InlineData("ẞtraße", "sstrasse")]
    [InlineData("人工知能 pilot", "人工知能-pilot")]
    [InlineData("???", "item")]
    [InlineData("broken \ud800 pair", "broken-pair")]
    [InlineData("no \ufffe character", "no-character")]
    public void A_title_becomes_a_readable_address(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("learning", 40)));
        Assert.True(slug.Length <= Slug.MaxLength);
        Assert.EndsWith("-learning", slug, StringComparison.Ordinal);
    }
}
