using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;
using PilotHub.Pilots.Cases;
using PilotHub.Web.Access;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Cases;

/// <summary>A filter of the case list: its name in the address and the field it asks.</summary>
internal sealed record CaseFilter(string Key, string Field)
{
    /// <summary>The filters there are. Each takes several values, of which one must hold.</summary>
    public static IReadOnlyList<CaseFilter> All { get; } =
    [
        new("stage", "Stage"), new("step", "RoadmapSteps"), new("goal", "VisionGoal"), new("result", "Result"), new("decision", "Decision"), new("aiact", "AiActRisk"),
    ];

    /// <summary>The path of the indexed value.</summary>
    public string Path => $"{PilotCase.TypeName}.{Field}";

    /// <summary>Whether the field's definition knows <paramref name="value"/>, or, where it has no choices, the value could be an item's id.</summary>
    public bool Takes(string value, ContentPartDefinition? part) =>
        part?.Field(Field)?.Options is { Count: > 0 } options ? options.Any(option => option.Value == value) : ContentItemIds.IsValid(value);
}

/// <summary>A choice in force.</summary>
internal sealed record CaseFilterValue(CaseFilter Filter, string Value);

/// <summary>Which cases a list shows and how, as the address says it. What the address says wrongly counts as not said.</summary>
internal sealed record CaseQuery(IReadOnlyList<CaseFilterValue> Filters, string Language, string Sort, ListPaging Paging)
{
    /// <summary>The orders there are; the first is the one of those who choose none.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["newest", "changed", "title", "potential", "evidence"];

    public static CaseQuery Read(IQueryCollection query, Visit visit)
    {
        var part = visit.Site.Definitions.Part(PilotCase.TypeName);
        return new(
            [
                .. CaseFilter.All.SelectMany(filter => query[filter.Key].OfType<string>().Distinct()
                    .Where(value => filter.Takes(value, part)).Select(value => new CaseFilterValue(filter, value))),
            ],
            query["lang"] is [{ } language] && visit.Site.Settings.Cultures.Contains(language) ? language : "",
            query["sort"] is [{ } sort] && Sorts.Contains(sort) ? sort : Sorts[0],
            ListPaging.Read(query["page"]));
    }

    /// <summary>The query for the store, trimmed to what the reader may come across; without the filter on <paramref name="except"/>.</summary>
    public ContentQuery ToStore(Reader reader, string? except = null) => new([PilotCase.TypeName])
    {
        Filters =
        [
            .. ContentAccess.ListFilters(reader, PilotCase.TypeName),
            .. Filters.Where(filter => filter.Filter.Key != except).GroupBy(filter => filter.Filter).Select(group => new ContentFilter(group.Key.Path, [.. group.Select(value => value.Value)])),
            .. Language.Length > 0 && except != "lang" ? [PublishedContent.InLanguage(Language)] : Array.Empty<ContentFilter>(),
        ],
        Order = Sort switch
        {
            "changed" => ContentOrder.Modified,
            "title" => ContentOrder.Title,
            "potential" or "evidence" => ContentOrder.Number,
            _ => ContentOrder.Published,
        },
        OrderPath = Sort switch
        {
            "potential" => $"{PilotCase.TypeName}.StrategicPotential",
            "evidence" => $"{PilotCase.TypeName}.EvidenceLevel",
            _ => null,
        },
        Skip = Paging.Skip,
        Take = ListPaging.Size,
    };
}
