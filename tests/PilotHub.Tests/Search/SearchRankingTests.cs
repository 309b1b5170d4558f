using PilotHub.Search;
using static PilotHub.Tests.Search.MemoryDocuments;

namespace PilotHub.Tests.Search;

public sealed class SearchRankingTests : IDisposable
{
    private readonly MemorySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_is_only_filed_under_a_topic_comes_after_what_is_about_it()
    {
        using var engine = await EngineAsync(
            Document("Adoption one") with { Keywords = ["Kundendienst", "customer service", "HR"] },
            Document("Adoption two") with { Keywords = ["Kundendienst"] },
            Document("Antworten schneller schreiben", "Im Kundendienst schreibt ein Assistent Entwürfe, die Menschen prüfen. " + string.Join(' ', Enumerable.Repeat("Andere Sätze handeln von anderem.", 20))),
            Document("Ein Assistent im Kundendienst", "Er beantwortet Fragen."));

        Assert.Equal(["Ein Assistent im Kundendienst", "Antworten schneller schreiben"], engine.Find("Kundendienst").Take(2));
        Assert.Equal(4, engine.Find("Kundendienst").Count);
    }

    [Fact]
    public async Task The_number_of_keywords_does_not_count()
    {
        using var engine = await EngineAsync(
            Document("first") with { Keywords = ["Logistics", .. Enumerable.Range(0, 50).Select(number => $"topic{number}")] },
            Document("second") with { Keywords = ["Logistics"] });

        var hits = engine.Search(Request("logistics")).Hits;

        Assert.Equal(2, hits.Count);
        Assert.Equal(hits[0].Score, hits[1].Score);
    }

    [Theory]
    [InlineData("\"Anna Talmann\"")]
    [InlineData("talm*")]
    [InlineData("talman")]
    public async Task Names_are_found_by_phrase_beginning_and_misspelled(string words)
    {
        using var engine = await EngineAsync(Document("Chatbot") with { Keywords = ["Anna Talmann"] }, Document("Other"));

        Assert.Equal(["Chatbot"], engine.Find(words));
    }

    [Fact]
    public async Task The_texts_that_carry_the_match_are_named_three_at_most_and_the_strongest_first()
    {
        using var engine = await EngineAsync(
            Document("Invoice chatbot") with
            {
                Summary = "It reads every invoice.",
                Texts = [new("Goal", "Less work with invoices."), new("Method", "The chatbot reads an invoice. Each invoice is checked."), new("Risk", "An invoice is wrong.")],
                Keywords = ["Invoice"],
            },
            Document("Other"));

        var hit = Assert.Single(engine.Search(Request("invoice chatbot")).Hits);

        Assert.Equal(["Title", "Method"], hit.Matched.Take(2));
        Assert.Equal(3, hit.Matched.Count);
        Assert.Equal(["Title", "Method"], hit.Why.Matches.Select(match => match.Name).Take(2));
        Assert.Equal(6, hit.Why.Matches.Count);
        Assert.Equal(["chatbot", "invoice"], hit.Why.Matches[0].Words.Order());
        Assert.InRange(hit.Why.Matches.Sum(match => match.Share), 0.99, 1.01);
        Assert.Empty(hit.Why.Lifts);
    }

    [Fact]
    public async Task What_lifts_a_result_is_said_in_per_cent_and_shows_in_its_weight()
    {
        var today = new DateOnly(2026, 1, 1).DayNumber;
        using var engine = await EngineAsync(
            Document("plain chatbot"), Document("proven chatbot").With(SearchNumber.Evidence, 5).With(SearchNumber.Verified, today - 365).With(SearchNumber.Votes, 5));

        var hits = engine.Search(Request("chatbot")).Hits;

        Assert.Equal(["proven chatbot", "plain chatbot"], hits.Select(hit => hit.Document.Title));
        Assert.Equal([new(SearchLiftKind.Evidence, 20), new(SearchLiftKind.Freshness, 5), new SearchLift(SearchLiftKind.Votes, 5)], hits[0].Why.Lifts);
        Assert.Equal(1.3, hits[0].Score / hits[1].Score, 3);
    }

    [Fact]
    public async Task Words_that_look_alike_lift_and_do_not_find()
    {
        using var engine = await EngineAsync(
            Document("First", "Die Abrechnung der Reisen."), Document("Second", "Die Abrechnung der Reisekostenabrechnungen."), Document("Third", "Eine Reisekostenabrechner."));

        Assert.Equal(["Second", "First"], engine.Find("Abrechnung Quartal").Where(title => title != "Third"));
    }

    [Fact]
    public async Task Exact_matches_come_before_other_forms()
    {
        using var engine = await EngineAsync(Document("modelling", "They are modelling."), Document("model", "They are model."));

        Assert.Equal("model", engine.Find("model")[0]);
        Assert.Equal("modelling", engine.Find("modelling")[0]);
    }

    private async Task<SearchEngine> EngineAsync(params SearchDocument[] documents)
    {
        _site.Put(documents);
        return await _site.FollowAsync();
    }
}
