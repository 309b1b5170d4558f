using PilotHub.Search;
using PilotHub.Search.Analysis;

namespace PilotHub.Tests.Search;

public sealed class SearchGlossaryTests
{
    private static readonly SearchGlossary Glossary = SearchGlossary.Of(
    [
        ["Artificial intelligence", "Künstliche Intelligenz", "AI", "KI"],
        ["AI Act", "KI-Verordnung"],
        ["Recruiting", "Personalauswahl", "talent acquisition"],
    ]);

    [Theory]
    [InlineData("KI", "AI", "Artificial intelligence", "Künstliche Intelligenz")]
    [InlineData("mit kuenstlicher Intelligenz arbeiten", "AI", "Artificial intelligence", "KI")]
    [InlineData("the AI Act", "KI-Verordnung")]
    [InlineData("AI for Personalauswahl", "Artificial intelligence", "KI", "Künstliche Intelligenz", "Recruiting", "talent acquisition")]
    [InlineData("Verordnung")]
    [InlineData("artificial flowers")]
    [InlineData("")]
    public void Words_lead_to_the_other_names_of_the_longest_entry(string typed, params string[] others)
    {
        var words = TextTokens.Of(typed, new WordAnalyzer(CompoundVocabulary.Empty)).ConvertAll(token => token.Word);

        Assert.Equal(others, Glossary.FindOthers(words).Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void An_empty_glossary_knows_nothing() =>
        Assert.Empty(SearchGlossary.Empty.FindOthers(TextTokens.Of("AI", new WordAnalyzer(CompoundVocabulary.Empty)).ConvertAll(token => token.Word)));
}
