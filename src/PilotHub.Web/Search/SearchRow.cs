using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Evidence;
using PilotHub.Search;
using PilotHub.Theme;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;

namespace PilotHub.Web.Search;

/// <summary>A result as the page shows it.</summary>
internal sealed record SearchRow
{
    public required IHtmlContent Title { get; init; }

    public required string Href { get; init; }

    /// <summary>What it is: "Pilot case", "Learning".</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is a draft, which only those see who may edit it.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The title of the case that a learning comes from; empty for what stands by itself.</summary>
    public string Within { get; init; } = "";

    public IHtmlContent Summary { get; init; } = HtmlString.Empty;

    public IReadOnlyList<IHtmlContent> Snippets { get; init; } = [];

    public string Stage { get; init; } = "";

    public string StageLabel { get; init; } = "";

    public int? Evidence { get; init; }

    public string EvidenceLabel { get; init; } = "";

    public int? Potential { get; init; }

    public string Owner { get; init; } = "";

    public ThemeLink? Unit { get; init; }

    public DateOnly? Date { get; init; }

    public string? Lang { get; init; }

    /// <summary>Why it is a result: the texts that words were found in, with those words, and what lifted it.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>What it has in common with what it is similar to.</summary>
    public IReadOnlyList<string> Common { get; init; } = [];

    public static SearchRow Of(SearchHit hit, Visit visit, IStringLocalizer texts)
    {
        var document = hit.Document;
        var stage = First("stage");
        var evidence = Number(SearchNumber.Evidence);
        return new()
        {
            Title = new HtmlString(hit.Title),
            Href = document.Url,
            Type = visit.Site.Definitions.Type(document.ContentType)?.DisplayNameIn(visit.Language) ?? document.ContentType,
            IsDraft = document.IsDraft,
            Within = document.Within,
            Summary = new HtmlString(hit.Summary),
            Snippets = [.. hit.Snippets.Select(snippet => new HtmlString(snippet))],
            Stage = stage,
            StageLabel = visit.Labels(PilotCase.TypeName).Option("Stage", stage),
            Evidence = evidence,
            EvidenceLabel = EvidenceLevels.Of(evidence)?.NameIn(visit.Culture) ?? "",
            Potential = Number(SearchNumber.Potential),
            Owner = visit.FindPerson(First("owner") is { Length: > 0 } owner ? owner : null)?.Name ?? "",
            Unit = First("unit") is { Length: > 0 } unit ? TopicLink.Of(unit, visit) : null,
            Date = Number(SearchNumber.Day) is { } day ? DateOnly.FromDayNumber(day) : null,
            Lang = visit.LangOf(document.Culture),
            Why = WhyOf(hit, visit, texts),
        };

        string First(string facet) => document.Facets.GetValueOrDefault(facet) is [var first, ..] ? first : "";

        int? Number(SearchNumber number) => document.Numbers.TryGetValue(number, out var value) ? value : null;
    }

    private static List<string> WhyOf(SearchHit hit, Visit visit, IStringLocalizer texts) =>
    [
        .. hit.Why.Matches.Select(match => (Name: NameOf(match.Name, hit.Document.ContentType, visit, texts), Words: string.Join(", ", match.Words)))
            .Where(match => match.Name.Length > 0 && match.Words.Length > 0).Select(match => texts["{0}: {1}", match.Name, match.Words].Value),
        .. hit.Why.Lifts.Where(lift => lift.Percent >= 0.5).Select(lift => texts["Lift." + lift.Kind, lift.Percent.ToString("N0", visit.Culture)].Value),
    ];

    private static string NameOf(string text, string type, Visit visit, IStringLocalizer texts) => text switch
    {
        nameof(SearchDocument.Title) => texts["Title"],
        nameof(SearchDocument.Keywords) => texts["Topics, people and choices"],
        "Body" => texts["Text"],
        _ => visit.Site.Definitions.Field(type, text)?.DisplayNameIn(visit.Language)
            ?? visit.Site.Definitions.Type(type)?.Part(text)?.DisplayNameIn(visit.Language)
            ?? "",
    };
}
