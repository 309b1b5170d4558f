using System.Runtime.CompilerServices;
using Microsoft.Extensions.Localization;
using PilotHub.Content.Accounts;
using PilotHub.Content.Taxonomies;
using PilotHub.Search;
using PilotHub.Search.Suggesting;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;

namespace PilotHub.Web.Search;

/// <summary>Something that may be meant by what is being typed: <paramref name="Kind"/> is technical, <paramref name="Label"/> its name in the reader's language.</summary>
internal sealed record Suggestion(string Text, string Url, string Kind, string Label);

/// <summary>
/// Suggests titles, topics and people while somebody types. A topic or a person is suggested where a result has it that the reader may
/// come across: so each leads to something, and none tells of anything hidden.
/// </summary>
internal sealed class Suggestions(SearchEngine engine, IStringLocalizer<SearchTexts> texts)
{
    public const int Max = 10;
    private const int MaxTopics = 3;
    private const int MaxPeople = 2;

    private static readonly IReadOnlyList<SearchFacet> TopicFacets = [.. SearchFacet.All.Where(facet => facet.Kind == SearchFacetKind.Term)];
    private static readonly SearchFacet Owner = SearchFacet.All.Single(facet => facet.Kind == SearchFacetKind.Person);

    // A snapshot keeps the taxonomies and accounts that did not change, and with them their names.
    private static readonly ConditionalWeakTable<Taxonomy, NamePrefixes<(TaxonomyTerm Term, string Name)>> TermNames = [];
    private static readonly ConditionalWeakTable<object, NamePrefixes<string>> PeopleNames = [];

    public IReadOnlyList<Suggestion> Find(string typed, Visit visit)
    {
        var text = new SuggestionText(typed);
        if (text.IsEmpty)
            return [];
        return Find(text, visit, forgiving: false) is { Count: > 0 } exact ? exact : Find(text, visit, forgiving: true);
    }

    private List<Suggestion> Find(SuggestionText text, Visit visit, bool forgiving)
    {
        var reader = SearchAccess.Of(visit.Reader);
        var topics = TopicFacets.SelectMany(facet => TopicsOf(facet, text, visit, reader, forgiving)).DistinctBy(topic => topic.Url).Take(MaxTopics).ToList();
        var people = PeopleOf(text, visit, reader, forgiving).Take(MaxPeople).ToList();
        var titles = engine.SuggestTitles(text, reader, ItemDocuments.LearningType, Max - topics.Count - people.Count, forgiving)
            .Select(title => new Suggestion(title.Title, title.Url, title.ContentType, visit.Site.Definitions.Type(title.ContentType)?.DisplayNameIn(visit.Language) ?? title.ContentType));
        return [.. titles, .. topics, .. people];
    }

    private IEnumerable<Suggestion> TopicsOf(SearchFacet facet, SuggestionText text, Visit visit, SearchReader reader, bool forgiving)
    {
        if (facet.TaxonomyOf(visit) is not { } taxonomy)
            return [];
        var names = TermNames.GetValue(taxonomy, static taxonomy => new(
            [.. taxonomy.Terms.SelectMany(term => term.AllNames.Distinct().Select(name => ((term, name), (IReadOnlyCollection<string>)[name])))]));
        return names.Find(text, forgiving) is { Count: > 0 } found ? Known() : [];

        // A term that goes by another of its names says which: nobody would know why "Lab" stands below "water".
        IEnumerable<Suggestion> Known()
        {
            var known = engine.FindValues(facet.Name, reader);
            foreach (var names in found.Where(name => known.Contains(name.Term.TermId)).GroupBy(name => name.Term, name => name.Name))
            {
                var shown = names.Key.NameIn(visit.Language);
                yield return new(names.Contains(shown) ? shown : $"{shown} ({names.First()})", TopicLink.Of(taxonomy, names.Key), facet.Name, facet.LabelIn(visit));
            }
        }
    }

    private IEnumerable<Suggestion> PeopleOf(SuggestionText text, Visit visit, SearchReader reader, bool forgiving)
    {
        var names = PeopleNames.GetValue(visit.Site.Users, static users => new([.. ((IReadOnlyDictionary<string, UserAccount>)users).Values
            .Select(user => (user.UserId, (IReadOnlyCollection<string>)[user.DisplayName is { Length: > 0 } name ? name : user.UserName]))]));
        if (names.Find(text, forgiving) is not { Count: > 0 } people)
            return [];
        var known = engine.FindValues(Owner.Name, reader);
        return people.Where(known.Contains).Select(person => new Suggestion(
            Owner.NameOf(person, visit)!, $"/search?{Owner.Name}={Uri.EscapeDataString(person)}", Owner.Name, texts["Person"]));
    }
}
