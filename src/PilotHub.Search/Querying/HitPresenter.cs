using Lucene.Net.Search;
using PilotHub.Search.Highlighting;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>Makes of a hit what a page shows of it: marked words, passages, and why it was found. Only for the hits of one page.</summary>
internal sealed class HitPresenter(IndexSearcher searcher, Highlighter highlighter, RankingOptions ranking, DateOnly today)
{
    private const int MaxSnippets = 2;
    private const int MaxMatched = 3;

    // A text that brought less than this of the match does not carry it.
    private const double MinShare = 0.05;

    private readonly float[] _rarities = [.. highlighter.Wanted.Select(wanted => RarityOf(wanted, searcher))];

    public SearchHit Show(Hit hit)
    {
        var document = DocumentMapping.Read(searcher.Doc(hit.Document));
        var (title, summary) = (highlighter.Find(document.Title), highlighter.Find(document.Summary));
        var texts = document.Texts.Select(text => (Text: text, Matches: highlighter.Find(text.Text))).Where(text => text.Matches.Count > 0).ToList();
        var matches = MatchesOf(document, title, summary, texts);
        return new(
            document, hit.Score, Highlighter.Mark(document.Title, title), Highlighter.Mark(document.Summary, summary),
            [.. texts.Select(text => Highlighter.Passage(text.Text.Text, text.Matches)!.Value).OrderByDescending(passage => passage.Words).Take(MaxSnippets).Select(passage => passage.Html)],
            [.. matches.Where(match => match.Share >= MinShare).Take(MaxMatched).Select(match => match.Name)])
        {
            Why = new(matches, LiftsOf(document)),
        };
    }

    private List<SearchMatch> MatchesOf(SearchDocument document, List<Match> title, List<Match> summary, List<(SearchText Text, List<Match> Matches)> texts)
    {
        // The title counts by itself, and twice as a part of the text.
        var weights = new List<(string Name, float[] Words)>();
        Add(nameof(document.Title), title, WordScoring.Title + 1);
        Add(nameof(document.Summary), summary, 1);
        foreach (var text in texts.GroupBy(text => text.Text.Name))
            Add(text.Key, [.. text.SelectMany(part => part.Matches)], 1);
        Add(nameof(document.Keywords), [.. document.Keywords.Append(document.Within).SelectMany(highlighter.Find).DistinctBy(match => match.Wanted)], WordScoring.Keywords);
        var whole = weights.Sum(text => text.Words.Sum());
        return [.. weights.OrderByDescending(text => text.Words.Sum()).Select(text => new SearchMatch(text.Name, WordsOf(text.Words), Math.Round(text.Words.Sum() / whole, 3)))];

        void Add(string name, List<Match> matches, float weight)
        {
            if (matches.Count > 0)
                weights.Add((name, [.. _rarities.Select((rarity, number) => weight * rarity * WordScoring.Often(matches.Count(match => match.Wanted == number), WordScoring.Saturation))]));
        }
    }

    private List<string> WordsOf(float[] weights) =>
        [.. weights.Select((weight, number) => (weight, number)).Where(word => word.weight > 0).OrderByDescending(word => word.weight).Select(word => highlighter.Wanted[word.number].Text)];

    private List<SearchLift> LiftsOf(SearchDocument document)
    {
        var lifts = new List<SearchLift>();
        Add(SearchLiftKind.Evidence, ranking.OfEvidence(Number(SearchNumber.Evidence)));
        Add(SearchLiftKind.Freshness, ranking.OfFreshness(Number(SearchNumber.Verified), today));
        Add(SearchLiftKind.Votes, ranking.OfVotes(Number(SearchNumber.Votes)));
        return lifts;

        int Number(SearchNumber number) => document.Numbers.GetValueOrDefault(number, SegmentValues.NoNumber);

        void Add(SearchLiftKind kind, float lift)
        {
            if (Math.Round(100 * lift, 1) is > 0 and var percent)
                lifts.Add(new(kind, percent));
        }
    }

    private static float RarityOf(WantedText wanted, IndexSearcher searcher)
    {
        var documents = wanted.Word is not { } word ? 0 : Math.Max(
            word.English is { } english ? searcher.IndexReader.DocFreq(new(IndexFields.TextEnglish, english)) : 0,
            word.German is { } german ? searcher.IndexReader.DocFreq(new(IndexFields.TextGerman, german)) : 0);
        return WordScoring.Rarity(documents, Math.Max(documents, searcher.IndexReader.MaxDoc));
    }
}
