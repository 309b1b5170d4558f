using PilotHub.Search;
using PilotHub.Search.Suggesting;
using static PilotHub.Tests.Search.MemoryDocuments;

namespace PilotHub.Tests.Search.Suggesting;

public sealed class SuggestionTests : IDisposable
{
    private readonly MemorySite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("pru", "Prüfung der Straßen")]
    [InlineData("prü", "Prüfung der Straßen")]
    [InlineData("prue", "Prüfung der Straßen")]
    [InlineData("strass", "Prüfung der Straßen")]
    [InlineData("STRAß prüf", "Prüfung der Straßen")]
    [InlineData("oel", "Ölstand messen")]
    [InlineData("mes öl", "Ölstand messen")]
    public async Task Any_word_of_a_title_is_found_by_its_beginning_whatever_its_umlauts(string typed, string title)
    {
        _site.Put(Document("Prüfung der Straßen"), Document("Ölstand messen"), Document("Something else"));
        using var engine = await _site.FollowAsync();

        Assert.Equal([title], Suggest(engine, typed));
    }

    [Fact]
    public async Task What_is_typed_must_fit_entirely()
    {
        _site.Put(Document("Voice bot for outages"), Document("Voice pictures"));
        using var engine = await _site.FollowAsync();

        Assert.Equal(["Voice pictures"], Suggest(engine, "voice pic"));
        Assert.Empty(Suggest(engine, "voice pic bot"));
        Assert.Empty(Suggest(engine, "oice"));
    }

    [Fact]
    public async Task Errors_are_borne_when_asked_for_and_whole_words_at_the_front_come_first()
    {
        _site.Put(Document("The drones of autumn"), Document("Drone pictures"), Document("Drones in winter"));
        using var engine = await _site.FollowAsync();

        Assert.Empty(Suggest(engine, "dorne"));
        Assert.Equal(3, Suggest(engine, "dorne", forgiving: true).Count);
        Assert.Equal("Drone pictures", Suggest(engine, "drone")[0]);
        Assert.Equal("The drones of autumn", Suggest(engine, "drone")[^1]);
    }

    [Fact]
    public async Task Parts_stand_behind_what_stands_by_itself()
    {
        _site.Put(Document("Robots are slow").With("type", "Learning"));
        _site.Put(Document("Slow robots").With("type", "PilotCase"));
        using var engine = await _site.FollowAsync();

        Assert.Equal(["Slow robots", "Robots are slow"], Suggest(engine, "robots"));
    }

    [Fact]
    public async Task Suggestions_follow_changes()
    {
        _site.Put(Document("Before"));
        using var engine = await _site.FollowAsync();
        Assert.Equal(["Before"], Suggest(engine, "bef"));

        _site.Put(Document("Before noon"));
        _site.Remove("Before");
        await engine.FollowAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["Before noon"], Suggest(engine, "bef"));
    }

    [Fact]
    public async Task Only_values_of_what_the_reader_may_come_across_are_known()
    {
        _site.Put(Document("Open").With("tag", "green"), Document("Secret").With("tag", "green", "red") with { Access = "few" });
        using var engine = await _site.FollowAsync();

        Assert.Empty(Suggest(engine, "secret", forgiving: true));
        Assert.Equal(["green"], engine.FindValues("tag", Anybody));
        _site.Remove("Open");
        await engine.FollowAsync(TestContext.Current.CancellationToken);
        Assert.Empty(engine.FindValues("tag", Anybody));
        Assert.Equal(["green", "red"], engine.FindValues("tag", new("few", _ => true)).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-\"*:%\0\u001f")]
    [InlineData("\ud83d\ude00 \ud83d")]
    public async Task Whatever_is_typed_is_borne(string typed)
    {
        _site.Put(Document("Robots"));
        using var engine = await _site.FollowAsync();

        Assert.Empty(Suggest(engine, typed, forgiving: true));
        Assert.Empty(Suggest(engine, string.Concat(Enumerable.Repeat(typed + "abcdefghi ", 200)), forgiving: true));
    }

    private static IReadOnlyList<string> Suggest(SearchEngine engine, string typed, bool forgiving = false) =>
        [.. engine.SuggestTitles(new(typed), Anybody, "Learning", 10, forgiving).Select(suggestion => suggestion.Title)];
}
