using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using PilotHub.Search;
using PilotHub.Search.Querying;
using PilotHub.Web.Glossary;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>A filter value in force: as it is meant, and as the address says it.</summary>
internal sealed record SearchChoice(SearchFacet Facet, string Value, string Written);

/// <summary>A bound in force, such as <c>minEvidence=3</c>.</summary>
internal sealed record SearchBound(string Key, string Value);

/// <summary>What is searched for, as the address says it. What the address says wrongly counts as not said; nothing that can be typed throws.</summary>
internal sealed record SearchQuery
{
    public const string WordsKey = "q";
    public const string FromKey = "from";
    public const string ToKey = "to";
    private const string SortKey = "sort";
    private const string Potential = "potential";
    private const string Evidence = "evidence";
    private const int MaxSize = 100;
    private const int MaxSkip = 10_000;
    private const int MaxChoices = 100;

    /// <summary>The orders there are; the first is the one of those who choose none.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["relevance", "newest", Potential, Evidence];

    /// <summary>What was typed, without the filters in it.</summary>
    public required SearchWords Words { get; init; }

    /// <summary>Filters that were typed among the words, as the address would say them.</summary>
    public required IReadOnlyList<(string Name, string Value)> Typed { get; init; }

    public required IReadOnlyList<SearchChoice> Choices { get; init; }

    public required IReadOnlyList<SearchBound> Bounds { get; init; }

    public required string Sort { get; init; }

    public required int Page { get; init; }

    public required int Size { get; init; }

    /// <summary>Whether anything is searched for at all.</summary>
    public bool IsEmpty => Words.Terms.Count == 0 && !IsFiltered;

    public bool IsFiltered => Choices.Count > 0 || Bounds.Count > 0;

    private int Skip => (int)Math.Min(MaxSkip, (Page - 1L) * Size);

    public static string MinOf(string number) => "min" + Capital(number);

    public static string MaxOf(string number) => "max" + Capital(number);

    public static SearchQuery Read(IQueryCollection query, Visit visit)
    {
        var typed = new List<(string Name, string Value)>();
        var parsed = TypedSearch.Parse(query[WordsKey].ToString(), filter =>
        {
            var resolved = TypedFilters.Resolve(filter, visit);
            typed.AddRange(resolved ?? []);
            return resolved is not null;
        });
        return new()
        {
            Words = parsed.Words,
            Typed = typed,
            Choices =
            [
                .. SearchFacet.All.SelectMany(facet => Values(facet.Name).Select(value => new SearchChoice(facet, Meant(value), value)))
                    .Where(choice => choice.Facet.NameOf(choice.Value, visit) is not null).DistinctBy(choice => (choice.Facet.Name, choice.Value)).Take(MaxChoices),
            ],
            Bounds =
            [
                .. ((string[])[MinOf(Evidence), MaxOf(Evidence), MinOf(Potential), MaxOf(Potential)])
                    .SelectMany(key => Values(key).Where(value => NumberRange.Number(value) is not null).TakeLast(1).Select(value => new SearchBound(key, value))),
                .. ((string[])[FromKey, ToKey])
                    .SelectMany(key => Values(key).Where(value => NumberRange.Day(value) is not null).TakeLast(1).Select(value => new SearchBound(key, value))),
            ],
            Sort = query[SortKey] is [{ } sort] && Sorts.Contains(sort) ? sort : Sorts[0],
            Page = ListPaging.Read(query["page"]).Page,
            Size = int.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, MaxSize) : ListPaging.Size,
        };

        IEnumerable<string> Values(string name) =>
            query[name].OfType<string>().Concat(typed.Where(filter => filter.Name == name).Select(filter => filter.Value));

        string Meant(string value) => value == SearchFacet.Me && visit.Reader.UserId is { } userId ? userId : value;
    }

    /// <summary>This search for the index.</summary>
    public SearchRequest ToRequest(Visit visit, DateOnly today) => new()
    {
        Reader = SearchAccess.Of(visit.Reader),
        Words = Words,
        Glossary = GlossaryWords.ForSearch(visit.Site),
        Facets = Choices.GroupBy(choice => choice.Facet.Name).ToDictionary(group => group.Key, IReadOnlyCollection<string> (group) => [.. group.Select(choice => choice.Value)]),
        Ranges = Ranges(),
        Count = [.. SearchFacet.All.Select(facet => facet.Name)],
        Order = Sort switch
        {
            "newest" => SearchOrder.Newest,
            Potential => SearchOrder.Potential,
            Evidence => SearchOrder.Evidence,
            _ => SearchOrder.Relevance,
        },
        Skip = Skip,
        Take = Size,
        Today = today,
    };

    /// <summary>This request's address with the typed filters among the other ones and <paramref name="words"/> for what was typed.</summary>
    public string AddressOf(HttpRequest request, string words)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query)
        {
            if (!name.Equals(WordsKey, StringComparison.OrdinalIgnoreCase) && !name.Equals("page", StringComparison.OrdinalIgnoreCase))
                query.Add(name, values.OfType<string>());
        }
        foreach (var (name, value) in Typed)
            query.Add(name, value);
        if (words.Length > 0)
            query.Add(WordsKey, words);
        return request.PathBase + request.Path + query;
    }

    /// <summary>The filters and the order in force, as <paramref name="query"/> says them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> KeptFrom(IQueryCollection query) =>
    [
        .. Choices.Where(choice => query[choice.Facet.Name].Contains(choice.Written)).Select(choice => KeyValuePair.Create(choice.Facet.Name, choice.Written)),
        .. Bounds.Select(bound => KeyValuePair.Create(bound.Key, bound.Value)),
        .. Sort == Sorts[0] ? [] : new[] { KeyValuePair.Create(SortKey, Sort) },
    ];

    /// <summary>This request's address with its words and order alone.</summary>
    public string Unfiltered(HttpRequest request)
    {
        var query = new QueryBuilder();
        if (Words.Text.Length > 0)
            query.Add(WordsKey, Words.Text);
        if (Sort != Sorts[0])
            query.Add(SortKey, Sort);
        return request.PathBase + request.Path + query;
    }

    private Dictionary<SearchNumber, SearchRange> Ranges()
    {
        var ranges = new Dictionary<SearchNumber, SearchRange>();
        Add(SearchNumber.Evidence, NumberRange.Number(Find(MinOf(Evidence))), NumberRange.Number(Find(MaxOf(Evidence))));
        Add(SearchNumber.Potential, NumberRange.Number(Find(MinOf(Potential))), NumberRange.Number(Find(MaxOf(Potential))));
        Add(SearchNumber.Day, NumberRange.Day(Find(FromKey))?.First.DayNumber, NumberRange.Day(Find(ToKey))?.Last.DayNumber);
        return ranges;

        string? Find(string key) => Bounds.FirstOrDefault(bound => bound.Key == key)?.Value;

        void Add(SearchNumber number, int? from, int? to)
        {
            if (from is not null || to is not null)
                ranges[number] = new(from, to);
        }
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
