using CsCheck;
using PilotHub.Search.Suggesting;

namespace PilotHub.Tests.Search.Suggesting;

public sealed class TypedWordTests
{
    [Theory]
    [InlineData("chatb", "chatbot", true)]
    [InlineData("chtab", "chatbot", true)]
    [InlineData("chattb", "chatbot", true)]
    [InlineData("cahtb", "chatbot", true)]
    [InlineData("xhatb", "chatbot", true)]
    [InlineData("chxxb", "chatbot", false)]
    [InlineData("chat", "cat", false)]
    [InlineData("glockenspeil", "glockenspiel", true)]
    [InlineData("glokenspeil", "glockenspiele", true)]
    public void Half_a_word_with_a_slip_is_the_beginning_of_the_word_that_was_meant(string typed, string word, bool expected) =>
        Assert.Equal(expected, new TypedWord(typed).IsNearBeginningOf(word));

    [Fact]
    public void The_distance_to_all_beginnings_at_once_is_that_to_each_by_the_book() =>
        Gen.Select(Gen.String[Gen.Char["abc"], 5, 14], Gen.String[Gen.Char["abc"], 0, 18]).Sample((typed, word) =>
        {
            var one = new TypedWord(typed);
            var least = Enumerable.Range(0, word.Length + 1).Min(length => Distance(typed, word[..length]));
            Assert.Equal(least <= one.Tolerance, one.IsNearBeginningOf(word));
        });

    // Optimal string alignment, row by row.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[left.Length, right.Length];
    }
}
