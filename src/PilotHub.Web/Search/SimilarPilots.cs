using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Pilots;
using PilotHub.Pilots.Cases;
using PilotHub.Rendering;
using PilotHub.Search;
using PilotHub.Search.Similar;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>A case or learning that is near to another one, and what both have in common, in the reader's words.</summary>
internal sealed record SimilarPilot(SearchHit Hit, IReadOnlyList<string> Common);

/// <summary>Finds the nearest cases and learnings; of equals those that were stopped or failed come first, because they save the most.</summary>
internal sealed class SimilarPilots(SearchEngine engine, MarkdownRenderer markdown, IStringLocalizer<SearchTexts> texts)
{
    // What a reader would call the subject; the stage or the owner is none.
    private static readonly string[] Subjects = ["domain", "technology", "unit", "tag"];

    private static readonly Dictionary<string, IReadOnlyCollection<string>> StoppedAndFailed = new()
    {
        ["stage"] = ["Stopped", "Retired"],
        ["result"] = ["NotAchieved"],
        ["decision"] = ["Stop", "Shelve"],
    };

    /// <summary>The nearest to a case, of what the reader may come across.</summary>
    public IReadOnlyList<SimilarPilot> To(ContentItem pilot, Visit visit)
    {
        if (!engine.IsReady)
            return [];
        var collected = new ItemTexts(visit.Site, markdown).Add(pilot);
        return Find(visit, Request(visit, [pilot.DisplayText, collected.Summary, .. collected.Texts.Select(text => text.Text)]) with
        {
            ContentItemId = pilot.ContentItemId,
            TranslationSet = ContentLanguage.Of(pilot).Set,
            Facets = collected.Facets.Where(facet => Subjects.Contains(facet.Key)).ToDictionary(),
        });
    }

    /// <summary>The nearest to what somebody is writing.</summary>
    public IReadOnlyList<SimilarPilot> To(string title, string goal, Visit visit) =>
        engine.IsReady ? Find(visit, Request(visit, [title, goal])) : [];

    private static SimilarRequest Request(Visit visit, IReadOnlyList<string> texts) => new()
    {
        Reader = SearchAccess.Of(visit.Reader),
        Texts = texts,
        ContentTypes = [PilotCase.TypeName, ItemDocuments.LearningType],
        First = StoppedAndFailed,
        Culture = visit.Language,
    };

    private List<SimilarPilot> Find(Visit visit, SimilarRequest request) =>
        [.. engine.FindSimilar(request).Select(hit => new SimilarPilot(
            new(hit.Document, hit.Score, Html(hit.Document.Title), Html(hit.Document.Summary), [], []), CommonOf(hit, visit)))];

    // A result's texts are HTML; a similar one's have nothing marked.
    private static string Html(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);

    private List<string> CommonOf(SimilarHit hit, Visit visit)
    {
        var common = SearchFacet.All.Where(facet => hit.Facets.ContainsKey(facet.Name))
            .Select(facet => (facet, Names: string.Join(", ", hit.Facets[facet.Name].Select(value => facet.NameOf(value, visit)).OfType<string>().Distinct())))
            .Where(shared => shared.Names.Length > 0).Select(shared => texts["{0}: {1}", shared.facet.LabelIn(visit), shared.Names].Value).ToList();
        if (hit.Words.Count > 0)
            common.Add(texts["Words: {0}", string.Join(", ", hit.Words)]);
        return common;
    }
}
