using PilotHub.Content.Definitions;
using PilotHub.Content.Taxonomies;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>What the values of a facet are.</summary>
internal enum SearchFacetKind
{
    ContentType,
    Choice,
    Term,
    Person,
}

/// <summary>Something that results are filtered and counted by: its name in addresses, and the field of a pilot case that gives it its label.</summary>
internal sealed record SearchFacet(string Name, SearchFacetKind Kind, string Field)
{
    /// <summary>The reader's own account, as a value.</summary>
    public const string Me = "me";

    /// <summary>The facets, in the order in which they are shown.</summary>
    public static IReadOnlyList<SearchFacet> All { get; } =
    [
        new("type", SearchFacetKind.ContentType, ""),
        new("stage", SearchFacetKind.Choice, "Stage"),
        new("unit", SearchFacetKind.Term, "OrgUnit"),
        new("domain", SearchFacetKind.Term, "Domain"),
        new("technology", SearchFacetKind.Term, "Technology"),
        new("tag", SearchFacetKind.Term, "Tags"),
        new("result", SearchFacetKind.Choice, "Result"),
        new("decision", SearchFacetKind.Choice, "Decision"),
        new("owner", SearchFacetKind.Person, "Owner"),
    ];

    /// <summary>The facet's name in the reader's language; empty for the content type, which no field names.</summary>
    public string LabelIn(Visit visit) => Field.Length > 0 ? visit.Labels(PilotCase.TypeName)[Field] : "";

    /// <summary>The name of a value, or null where there is no such value.</summary>
    public string? NameOf(string value, Visit visit) => Kind switch
    {
        SearchFacetKind.ContentType => visit.Site.Definitions.Type(value)?.DisplayNameIn(visit.Language),
        SearchFacetKind.Term => visit.Site.FindTerm(value)?.NameIn(visit.Language),
        SearchFacetKind.Person => visit.FindPerson(value) is { Name.Length: > 0 } person ? person.Name : null,
        _ => Definition(visit) is { } field && field.Options.Any(option => option.Value == value) ? field.OptionNameIn(visit.Language, value) : null,
    };

    /// <summary>The values that somebody means by <paramref name="text"/>: those called so, else those whose name begins so; for people, any part of the name.</summary>
    public IReadOnlyList<string> Find(string text, Visit visit)
    {
        if (Kind == SearchFacetKind.Person && text.Equals(Me, StringComparison.OrdinalIgnoreCase))
            return visit.Reader.UserId is { } userId ? [userId] : [];
        var names = NamesOf(visit).ToList();
        return Where(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { Count: > 0 } exact ? exact
            : Where(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)) is { Count: > 0 } beginning ? beginning
            : Kind == SearchFacetKind.Person ? Where(name => name.Contains(text, StringComparison.OrdinalIgnoreCase)) : [];

        List<string> Where(Func<string, bool> matches) => [.. names.Where(name => matches(name.Name)).Select(name => name.Value).Distinct()];
    }

    /// <summary>Where a value stands among the facet's values by its nature, such as the stages in the order of life; the same for all where only counts order them.</summary>
    public int PlaceOf(string value, Visit visit) =>
        Kind == SearchFacetKind.Choice && Definition(visit) is { } field ? field.Options.Select(option => option.Value).ToList().IndexOf(value) : 0;

    private ContentPartFieldDefinition? Definition(Visit visit) => visit.Site.Definitions.Field(PilotCase.TypeName, Field);

    private IEnumerable<(string Value, string Name)> NamesOf(Visit visit) => Kind switch
    {
        SearchFacetKind.ContentType => visit.Site.Definitions.Types.SelectMany(type =>
            new[] { (type.Name, type.Name) }.Concat(visit.Site.Settings.Cultures.Select(culture => (type.Name, type.DisplayNameIn(culture))))),
        SearchFacetKind.Term => TermsOf(visit).SelectMany(term => term.AllNames.Prepend(term.TermId).Select(name => (term.TermId, name))),
        SearchFacetKind.Person => visit.Site.Users.Values.SelectMany(user => new[] { user.UserId, user.UserName, user.DisplayName ?? "" }
            .Where(name => name.Length > 0).Select(name => (user.UserId, name))),
        _ => Definition(visit)?.Options.SelectMany(option =>
            new[] { (option.Value, option.Value) }.Concat(visit.Site.Settings.Cultures.Select(culture => (option.Value, Definition(visit)!.OptionNameIn(culture, option.Value))))) ?? [],
    };

    /// <summary>The taxonomy that a facet's values come from, or null.</summary>
    public Taxonomy? TaxonomyOf(Visit visit) => Kind == SearchFacetKind.Term && Definition(visit)?.TaxonomyContentItemId is { } id
        ? visit.Site.Taxonomies.FirstOrDefault(taxonomy => taxonomy.TaxonomyId == id)
        : null;

    private IEnumerable<TaxonomyTerm> TermsOf(Visit visit) => TaxonomyOf(visit)?.Terms ?? [];
}
