using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Evidence;
using PilotHub.Pilots.Learnings;
using PilotHub.Theme;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;

namespace PilotHub.Web.Home;

/// <summary>Picks learnings for the home page: one of each of the newest cases, so that no team fills the page.</summary>
internal static class NewestLearnings
{
    // What did not work comes first: it is what people are least likely to hear otherwise.
    private static readonly LearningKind[] Turns = [LearningKind.DidNotWork, LearningKind.Worked, LearningKind.Surprise];

    /// <summary>At most <paramref name="count"/> cards from <paramref name="cases"/>, which are the newest first; those in the reader's language come first.</summary>
    public static IReadOnlyList<LearningCard> Pick(IEnumerable<ContentItem> cases, Visit visit, int count)
    {
        var labels = visit.Labels("Learning");
        var left = cases.Select(item => new PilotCase(item)).Where(pilot => pilot.Learnings.Count > 0)
            .OrderBy(pilot => visit.LangOf(pilot.Language.Culture) is null ? 0 : 1).ToList();
        var cards = new List<LearningCard>();
        while (cards.Count < count && left.Count > 0)
        {
            // The kinds take turns, so that the page shows some of each; a case of the reader's language comes before a kind whose turn it is.
            var kind = Turns[cards.Count % Turns.Length];
            var pilot = left.Find(pilot => IsLikeFirst(pilot) && pilot.Learnings.Any(learning => learning.Kind.Is(kind))) ?? left[0];
            cards.Add(Card(pilot, pilot.Learnings.FirstOrDefault(learning => learning.Kind.Is(kind)) ?? pilot.Learnings[0], visit, labels));
            left.Remove(pilot);
        }
        return cards;

        bool IsLikeFirst(PilotCase pilot) => visit.LangOf(pilot.Language.Culture) == visit.LangOf(left[0].Language.Culture);
    }

    private static LearningCard Card(PilotCase pilot, Learning learning, Visit visit, FieldLabels labels) => new()
    {
        Kind = learning.Kind.Value,
        KindLabel = labels.Option("Kind", learning.Kind.Value),
        Statement = learning.Statement,
        Href = learning.Anchor.Length > 0 ? $"/{pilot.Path}#{learning.Anchor}" : $"/{pilot.Path}",
        Source = new(pilot.Title, $"/{pilot.Path}"),
        Unit = pilot.OrgUnitId is { } unit && TopicLink.Of(unit, visit) is { } link ? link.Text : "",
        EvidenceLevel = (int?)(learning.EvidenceLevel ?? pilot.Evidence.Level),
        EvidenceLabel = (learning.EvidenceLevel ?? pilot.Evidence.Level)?.NameIn(visit.Culture) ?? "",
        Lang = visit.LangOf(pilot.Language.Culture),
    };
}
