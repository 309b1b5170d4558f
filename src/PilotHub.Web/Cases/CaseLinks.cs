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

    // Pages of other types name a pilot in these fields.
    private static readonly (string Type, string Path)[] Mentions =
    [
        ("ScalingPlan", "ScalingPlan.Pilot"), ("Adoption", "Adoption.Pilot"), ("KnowledgeSession", "KnowledgeSession.Pilots"), ("EthicsReview", "EthicsReview.Pilot"),
    ];

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
        var related = pilot.RelatedIds.Select(found.GetValueOrDefault).OfType<ContentItem>()
            .Concat(await FindNamingAsync(PilotCase.TypeName, $"{PilotCase.TypeName}.Related"))
            .DistinctBy(item => item.ContentItemId).Where(item => item.ContentItemId != pilot.Id);
        var mentioning = new List<ContentItem>();
        foreach (var (type, path) in Mentions)
            mentioning.AddRange(await FindNamingAsync(type, path));
        return new()
        {
            Goal = pilot.VisionGoalId is { } goal && found.TryGetValue(goal, out var item) ? new(item) : null,
            Supersedes = pilot.SupersedesId is { } superseded ? found.GetValueOrDefault(superseded) : null,
            SupersededBy = await FindNamingAsync(PilotCase.TypeName, $"{PilotCase.TypeName}.Supersedes"),
            Related = [.. related],
            Mentioning = mentioning,
            Translations = await content.FindTranslationsAsync(pilot.Item, cancellationToken),
        };

        async Task<IReadOnlyList<ContentItem>> FindNamingAsync(string type, string path) => (await content.ListAsync(
            new([type]) { Filters = [new ContentFilter(path, [pilot.Id])], Take = MaxOfAKind }, cancellationToken)).Items;
    }
}
