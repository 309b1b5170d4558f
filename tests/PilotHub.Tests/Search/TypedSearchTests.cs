using PilotHub.Search;
using PilotHub.Search.Querying;

namespace PilotHub.Tests.Search;

public sealed class TypedSearchTests
{
    [Fact]
    public void Words_phrases_exclusions_prefixes_and_filters_are_taken_apart()
    {
        var typed = TypedSearch.Parse("chat bot \"human in the loop\" -pilot -\"not this\" auto* Stage:running unit:\"human resources\"", filter => filter.Name is "stage" or "unit");

        Assert.Equal(
            [
                new(SearchTermKind.Word, "chat bot"), new(SearchTermKind.Phrase, "human in the loop"), new(SearchTermKind.Word, "pilot", true),
                new(SearchTermKind.Phrase, "not this", true), new SearchTerm(SearchTermKind.Prefix, "auto"),
            ],
            typed.Words.Terms);
        Assert.Equal([new("stage", "running"), new TypedFilter("unit", "human resources")], typed.Filters);
        Assert.Equal("chat bot \"human in the loop\" -pilot -\"not this\" auto*", typed.Words.Text);
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("stage:")]
    [InlineData(": x")]
    [InlineData("stage: running")]
    [InlineData("a - b")]
    public void What_is_no_sign_of_the_language_is_a_word(string text)
    {
        var typed = TypedSearch.Parse(text, filter => filter.Name == "stage");

        Assert.Empty(typed.Filters);
        Assert.Equal(text, typed.Words.Text);
        Assert.All(typed.Words.Terms, term => Assert.Equal((SearchTermKind.Word, false), (term.Kind, term.Excluded)));
    }

    [Fact]
    public void Only_the_beginning_of_a_very_long_text_counts() =>
        Assert.Equal(SearchWords.MaxLength, TypedSearch.Parse(new string('a', 100_000), _ => false).Words.Text.Length);
}
