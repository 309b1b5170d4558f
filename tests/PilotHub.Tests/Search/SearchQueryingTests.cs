using System.Text.Json;
using PilotHub.Search;
using static PilotHub.Tests.Search.MemoryDocuments;

namespace PilotHub.Tests.Search;

public sealed class SearchQueryingTests : IDisposable
{
    private readonly MemorySite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("Prüfung")]
    [InlineData("pruefung")]
    [InlineData("PRUFUNG")]
    [InlineData("Prüfungen")]
    public async Task Umlauts_are_found_however_they_are_written(string words)
    {
        using var engine = await EngineAsync(Document("Prüfung von Rechnungen"), Document("Chatbot"));

        Assert.Equal(["Prüfung von Rechnungen"], engine.Find(words));
    }

    [Fact]
    public async Task A_text_without_umlauts_is_found_with_them()
    {
        using var engine = await EngineAsync(Document("Grosse Strasse in Muenchen"));

        Assert.Single(engine.Find("große"));
        Assert.Single(engine.Find("München"));
    }

    [Fact]
    public async Task More_and_rarer_words_rank_higher()
    {
        using var engine = await EngineAsync(
            Document("One", "the chatbot answers"), Document("Two", "the chatbot answers about travel"), Document("Three", "the chatbot writes"));

        Assert.Equal("Two", engine.Find("Which chatbot answers questions about travel?")[0]);
        Assert.Equal(3, engine.Find("chatbot").Count);
    }

    [Fact]
    public async Task Phrases_exclusions_and_prefixes_mean_what_they_say()
    {
        using var engine = await EngineAsync(
            Document("In order", "the human in the loop decides"), Document("Out of order", "the loop in the human decides"), Document("Automation", "automated tests"));

        Assert.Equal(["In order"], engine.Find("\"human in the loop\""));
        Assert.Equal(["In order"], engine.Find("„human in the loop“"));
        Assert.Equal(["Automation"], engine.Find("autom*"));
        Assert.Equal(["Automation"], engine.Find("-human"));
        Assert.Equal(["Out of order"], engine.Find("decides -\"human in the loop\""));
    }

    [Theory]
    [InlineData("chatbto", "chatbot")]
    [InlineData("vorhersge", "Vorhersage")]
    [InlineData("vorherrsagge", "Vorhersage")]
    public async Task A_misspelled_word_is_forgiven_and_the_right_one_offered_as_it_is_written(string typed, string meant)
    {
        using var engine = await EngineAsync(Document("First", "The chatbot answers."), Document("Second", "Eine gute Vorhersage."));

        var results = engine.Search(Request(typed + " please"));

        Assert.Equal(meant + " please", results.DidYouMean);
        Assert.NotEmpty(results.Hits);
    }

    [Fact]
    public async Task A_word_that_is_known_is_never_taken_for_another()
    {
        using var engine = await EngineAsync(Document("Modal", "A modal opens."), Document("Model", "A model learns."));

        var results = engine.Search(Request("modal"));

        Assert.Equal(["Modal"], results.Titles());
        Assert.Null(results.DidYouMean);
    }

    [Fact]
    public async Task Where_no_word_is_found_those_that_look_alike_are_shown_as_such()
    {
        using var engine = await EngineAsync(Document("Reisekostenabrechnung"), Document("Chatbot"));

        var results = engine.Search(Request("Abrechnungsvorgang"));

        Assert.True(results.IsLoose);
        Assert.Equal(["Reisekostenabrechnung"], results.Titles());
    }

    [Fact]
    public async Task Counts_stay_right_while_several_values_of_a_facet_are_chosen()
    {
        using var engine = await EngineAsync(
            Document("a").With("stage", "Idea").With("unit", "hr"), Document("b").With("stage", "Running").With("unit", "hr"),
            Document("c").With("stage", "Running").With("unit", "it"), Document("d").With("stage", "Stopped").With("unit", "it"));

        var results = engine.Search(Request("") with
        {
            Facets = new Dictionary<string, IReadOnlyCollection<string>> { ["stage"] = ["Idea", "Running"], ["unit"] = ["it"] },
            Count = ["stage", "unit"],
        });

        Assert.Equal(["c"], results.Titles());
        Assert.Equal(1, results.Total);
        // What each stage would have in the chosen unit, and each unit at the chosen stages.
        Assert.Equal([("Running", 1), ("Stopped", 1)], results.Facets["stage"].OrderBy(value => value.Key).Select(value => (value.Key, value.Value)));
        Assert.Equal([("hr", 2), ("it", 1)], results.Facets["unit"].OrderBy(value => value.Key).Select(value => (value.Key, value.Value)));
    }

    [Fact]
    public async Task Numbers_filter_and_order()
    {
        using var engine = await EngineAsync(
            Document("weak").With(SearchNumber.Evidence, 1).With(SearchNumber.Day, 20), Document("strong").With(SearchNumber.Evidence, 5).With(SearchNumber.Day, 10), Document("none"));

        Assert.Equal(["strong", "weak", "none"], engine.Search(Request("") with { Order = SearchOrder.Evidence }).Titles());
        Assert.Equal(["weak", "strong", "none"], engine.Search(Request("")).Titles());
        Assert.Equal(["strong"], engine.Search(Request("") with { Ranges = new Dictionary<SearchNumber, SearchRange> { [SearchNumber.Evidence] = new(3, null) } }).Titles());
        Assert.Equal(["strong"], engine.Search(Request("") with { Order = SearchOrder.Evidence, Take = 1 }).Titles());
        Assert.Equal(["weak"], engine.Search(Request("") with { Order = SearchOrder.Evidence, Skip = 1, Take = 1 }).Titles());
    }

    [Fact]
    public async Task Of_equal_matches_the_better_founded_and_the_fresher_come_first()
    {
        var today = new DateOnly(2026, 1, 1).DayNumber;
        using var engine = await EngineAsync(
            Document("a chatbot"), Document("b chatbot").With(SearchNumber.Verified, today), Document("c chatbot").With(SearchNumber.Verified, today).With(SearchNumber.Evidence, 5));

        Assert.Equal(["c chatbot", "b chatbot", "a chatbot"], engine.Find("chatbot"));
    }

    [Fact]
    public async Task What_a_reader_may_not_see_leaves_no_trace()
    {
        using var engine = await EngineAsync(
            Document("Open", "The quarterly report.").With("unit", "hr"),
            Document("Secret", "Project Zeppelin flies.").With("unit", "board") with { Access = "board" });

        Assert.Empty(engine.Find("zeppelin"));
        Assert.Empty(engine.Find("zepp*"));
        Assert.Empty(engine.Find("\"project zeppelin\""));
        Assert.Null(engine.Search(Request("zepelin")).DidYouMean);
        Assert.Equal(0, engine.Search(Request("zepelin")).Total);
        var all = engine.Search(Request("") with { Count = ["unit"] });
        Assert.Equal(1, all.Total);
        Assert.Equal(["hr"], all.Facets["unit"].Keys);

        var board = engine.Search(Request("zepelin") with { Reader = new("board", _ => true) });
        Assert.Equal("Zeppelin", board.DidYouMean);
        Assert.Equal(["Secret"], board.Titles());
    }

    [Fact]
    public async Task A_word_that_only_hidden_pages_have_counts_as_unknown()
    {
        using var engine = await EngineAsync(Document("Open", "The reports are here."), Document("Secret", "All resorts are closed.") with { Access = "board" });

        Assert.Equal("reports", engine.Search(Request("resorts")).DidYouMean);
    }

    [Fact]
    public async Task A_passage_shows_the_words_and_nothing_of_it_is_markup()
    {
        using var engine = await EngineAsync(Document("<b>Chatbot</b>", "First things first. " + new string('x', 300) + ". Then the <script>chatbot</script> answers."));

        var hit = Assert.Single(engine.Search(Request("chatbot")).Hits);

        Assert.Equal("&lt;b&gt;<mark>Chatbot</mark>&lt;/b&gt;", hit.Title);
        Assert.Contains("&lt;script&gt;<mark>chatbot</mark>&lt;/script&gt;", Assert.Single(hit.Snippets), StringComparison.Ordinal);
        Assert.Equal(["Title", "Body"], hit.Matched);
    }

    [Fact]
    public async Task Nothing_that_can_be_typed_throws()
    {
        using var engine = await EngineAsync(Document("Chatbot", "Answers \"questions\" about travel: 50 % faster, stage:running."), Document("Prüfung"));
        var random = new Random(20260101);
        var signs = "ab üß\"„“*-:\\()[]{}~^!?+&|/<>.,'0 \t\u0301\u200f😀\ud83d-\"*:".ToCharArray();

        Assert.All(
            Enumerable.Range(0, 2000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => signs[random.Next(signs.Length)]))),
            words => engine.Search(Request(words)));
        engine.Search(Request(new string('a', 100_000)));
        engine.Search(Request(string.Join(' ', Enumerable.Range(0, 10_000))));
    }

    [Fact]
    public async Task Naughty_strings_are_words_like_others()
    {
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(SharedData.Require("data", "security", "blns.json"), TestContext.Current.CancellationToken))!;
        using var engine = await EngineAsync([.. strings.Where(text => text.Length > 0).Distinct().Select((text, number) => Document($"{number}", text))]);

        Assert.All(strings, text => engine.Search(Request(text)));
    }

    private async Task<SearchEngine> EngineAsync(params SearchDocument[] documents)
    {
        _site.Put(documents);
        return await _site.FollowAsync();
    }
}
