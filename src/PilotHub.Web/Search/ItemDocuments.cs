using PilotHub.Content;
using PilotHub.Pilots;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Learnings;
using PilotHub.Rendering;
using PilotHub.Search;
using PilotHub.Web.Site;

namespace PilotHub.Web.Search;

/// <summary>Makes of an item what can be found of it: the item, and each learning of a pilot case.</summary>
internal sealed class ItemDocuments(SiteSnapshot site, MarkdownRenderer markdown)
{
    /// <summary>The technical name of learnings' type.</summary>
    public const string LearningType = "Learning";

    // They have addresses, and yet are no page that anybody looks for: a taxonomy is its terms, a menu is on every page.
    private static readonly string[] Unsearched = ["Taxonomy", MainMenu.TypeName];

    /// <summary>
    /// The documents of a version that has an address: of a published one with its learnings, of a draft the whole alone. A draft lives where
    /// <paramref name="published"/>, the item's published version, does.
    /// </summary>
    public IReadOnlyList<SearchDocument> Of(ContentItem item, ContentItem? published = null)
    {
        if (Unsearched.Contains(item.ContentType) || (published ?? item).Text("AutoroutePart", "Path") is not { Length: > 0 } path)
            return [];
        var found = new ItemTexts(site, markdown).Add(item);
        var whole = new SearchDocument
        {
            Id = item.Published ? item.ContentItemId : $"{item.ContentItemId}~draft",
            ContentItemId = item.ContentItemId,
            ContentType = item.ContentType,
            Url = item.Published ? $"/{path}" : $"/{path}?preview",
            IsDraft = !item.Published,
            Culture = ContentLanguage.Of(item).Culture,
            TranslationSet = ContentLanguage.Of(item).Set,
            Title = item.DisplayText,
            Summary = found.Summary,
            Texts = found.Texts,
            Keywords = found.Keywords,
            Mentions = found.People,
            Facets = WithType(found.Facets, item.ContentType),
            Numbers = NumbersOf(item),
            Access = SearchAccess.Write(item),
        };
        return item is { ContentType: PilotCase.TypeName, Published: true } ? [whole, .. LearningsOf(item, whole)] : [whole];
    }

    private IEnumerable<SearchDocument> LearningsOf(ContentItem item, SearchDocument pilot)
    {
        foreach (var learning in new PilotCase(item).Learnings.Where(learning => learning.Anchor.Length > 0).DistinctBy(learning => learning.Id))
        {
            var found = new ItemTexts(site, markdown);
            foreach (var contained in item.Bag("Learnings").Where(contained => contained.ContentItemId == learning.Id))
                found.Add(contained);
            yield return pilot with
            {
                Id = $"{pilot.Id}#{learning.Id}",
                ContentType = LearningType,
                Url = $"{pilot.Url}#{learning.Anchor}",
                Title = learning.Statement,
                Within = pilot.Title,
                Summary = "",
                Texts = [.. found.Texts.Where(text => text.Name != nameof(Learning.Statement))],
                Keywords = found.Keywords,
                Facets = WithType(pilot.Facets, LearningType),
                Numbers = learning.EvidenceLevel is { } evidence ? new Dictionary<SearchNumber, int>(pilot.Numbers) { [SearchNumber.Evidence] = (int)evidence } : pilot.Numbers,
            };
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> WithType(IReadOnlyDictionary<string, IReadOnlyList<string>> facets, string type) =>
        new(facets) { ["type"] = [type] };

    private static Dictionary<SearchNumber, int> NumbersOf(ContentItem item)
    {
        var numbers = new Dictionary<SearchNumber, int>();
        if (item.PublishedUtc is { } published)
            numbers[SearchNumber.Day] = numbers[SearchNumber.Verified] = DateOnly.FromDateTime(published).DayNumber;
        if (item.ContentType != PilotCase.TypeName)
            return numbers;
        var pilot = new PilotCase(item);
        if (pilot.LastVerified is { } verified)
            numbers[SearchNumber.Verified] = verified.DayNumber;
        if (pilot.StrategicPotential is { } potential)
            numbers[SearchNumber.Potential] = potential;
        if (pilot.Evidence.Level is { } evidence)
            numbers[SearchNumber.Evidence] = (int)evidence;
        return numbers;
    }
}
