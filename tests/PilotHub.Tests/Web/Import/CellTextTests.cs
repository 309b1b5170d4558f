using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("  plain  ", "plain")]
    [InlineData("\u00a0no-break\u00a0space\u2009 ", "no-break space")]
    [InlineData("two\r\nlines\rthree", "two\nlines\nthree")]
    [InlineData("\ufeffmark\u200b", "mark")]
    [InlineData("tab\there", "tab\there")]
    [InlineData("it\u0092s \u0093meant\u0094 so", "it’s “meant” so")]
    [InlineData("“quoted” – it’s fine 👍", "“quoted” – it’s fine 👍")]
    public void A_cell_loses_what_is_not_text(string raw, string clean)
    {
        Assert.Equal(clean, CellText.Clean(raw, out var damaged));
        Assert.False(damaged);
    }

    [Theory]
    [InlineData("nu\0l", "nul")]
    [InlineData("bell\u0007", "bell")]
    [InlineData("the publisher\ufffds loss", "the publisher\ufffds loss")]
    [InlineData("undefined \u0081 there too", "undefined  there too")]
    public void What_is_lost_beyond_blanks_is_told(string raw, string clean)
    {
        Assert.Equal(clean, CellText.Clean(raw, out var damaged));
        Assert.True(damaged);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_character_that_was_lost()
    {
        Assert.Equal("half \ufffd pair", CellText.Clean("half \ud800 pair", out var damaged));
        Assert.True(damaged);
    }

    [Theory]
    [InlineData("Yes – source  code", "yes - SOURCE\ncode")]
    [InlineData("It’s “so”", "it's \"so\"")]
    public void Case_blanks_dashes_and_quotation_marks_do_not_count(string one, string other) => Assert.Equal(CellText.Fold(one), CellText.Fold(other));

    [Theory]
    [InlineData("short enough", 20, "short enough")]
    [InlineData("a text that has to be cut", 20, "a text that has to…")]
    [InlineData("a text, which is longer", 18, "a text, which is…")]
    [InlineData("a comma, at the cut of it", 10, "a comma…")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 20, "Donaudampfschifffah…")]
    public void A_long_text_is_cut_at_a_word(string text, int max, string cut)
    {
        Assert.Equal(cut, CellText.Shorten(text, max));
        Assert.True(cut.Length <= max);
    }

    [Fact]
    public void A_cut_does_not_split_a_surrogate_pair() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("👍", 9)) + "…", CellText.Shorten(string.Concat(Enumerable.Repeat("👍", 20)), 20));

    [Fact]
    public void An_asterisk_at_the_end_of_a_key_stands_for_any_rest_and_the_longest_key_wins()
    {
        var table = new FoldedTable<int>();
        Assert.True(table.Add("Documentation is*", 1));
        Assert.True(table.Add("Documentation is complete*", 2));
        Assert.True(table.Add("Documentation is complete", 3));
        Assert.False(table.Add("DOCUMENTATION  is complete", 4));
        Assert.True(table.TryFind("documentation is missing", out var one) && one == 1);
        Assert.True(table.TryFind("Documentation is complete: all of it", out var two) && two == 2);
        Assert.True(table.TryFind(" Documentation is complete ", out var three) && three == 3);
        Assert.False(table.TryFind("No documentation", out _));
    }
}
