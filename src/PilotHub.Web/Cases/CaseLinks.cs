using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Vision;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>The published items that a case is connected with, in both directions. Who may see which is for the page to ask.</summary>
internal sealed record CaseLinks
{
    private const int MaxOfAKind = 20;

    private const string RelatedPath = $"{PilotCase.TypeName}.Related";
    private const string SupersedesPath = $"{PilotCase.TypeName}.Supersedes";

    // Pages of other types name a pilot in these fields; this is also the order in which they are shown.
    private static readonly string[] Mentions = ["ScalingPlan.Pilot", "Adoption.Pilot", "KnowledgeSession.Pilots", "EthicsReview.Pilot"];
    private static readonly string[] NamingPaths = [RelatedPath, SupersedesPath, .. Mentions];

    public VisionGoal? Goal { get; init; }

    public ContentItem? Supersedes { get; init; }

    public IReadOnlyList<ContentItem> SupersededBy { get; init; } = [];

    /// <summary>Pilots that this one names as related, and pilots that name this one.</summary>
    public IReadOnlyList<ContentItem> Related { get; init; } = [];

    /// <summary>Scaling plans, adoptions, sessions and reviews that are about this pilot.</summary>
    public IReadOnlyList<ContentItem> Mentioning { get; init; } = [];

    public IReadOnlyList<ContentItem> Translations { get; init; } = [];

    public static async Task<CaseLinks> FindAsync(PilotCase pilot, PublishedContent content, CancellationToken cancellationToken)
    {
        string[] named = [.. pilot.RelatedIds, .. new[] { pilot.SupersedesId, pilot.VisionGoalId }.OfType<string>()];
        var found = (await content.FindManyAsync([.. named.Distinct().Order(StringComparer.Ordinal)], cancellationToken)).ToDictionary(item => item.ContentItemId);
        var naming = (await content.FindByValueAsync(pilot.Id, NamingPaths, cancellationToken)).ToLookup(match => match.Path, match => match.Item);
        var related = pilot.RelatedIds.Select(found.GetValueOrDefault).OfType<ContentItem>().Concat(naming[RelatedPath].Take(MaxOfAKind))
            .DistinctBy(item => item.ContentItemId).Where(item => item.ContentItemId != pilot.Id);
        return new()
        {
            Goal = pilot.VisionGoalId is { } goal && found.TryGetValue(goal, out var item) ? new(item) : null,
            Supersedes = pilot.SupersedesId is { } superseded ? found.GetValueOrDefault(superseded) : null,
            SupersededBy = [.. naming[SupersedesPath].Take(MaxOfAKind)],
            Related = [.. related],
            Mentioning = [.. Mentions.SelectMany(path => naming[path].Take(MaxOfAKind))],
            Translations = await content.FindTranslationsAsync(pilot.Item, cancellationToken),
        };
    }
}
