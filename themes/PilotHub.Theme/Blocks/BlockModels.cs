using Microsoft.AspNetCore.Html;

namespace PilotHub.Theme;

/// <summary>Model of <c>_LearningCard</c>: one sentence that a pilot taught, where it comes from and how sure it is.</summary>
public sealed record LearningCard
{
    /// <summary>Worked, DidNotWork or Surprise.</summary>
    public required string Kind { get; init; }

    public required string KindLabel { get; init; }

    public required string Statement { get; init; }

    /// <summary>The card's anchor on its case page; empty where the card only points there.</summary>
    public string Id { get; init; } = "";

    /// <summary>Where the statement leads; empty on the case page itself.</summary>
    public string Href { get; init; } = "";

    /// <summary>Rendered context; null where a card is to be short.</summary>
    public IHtmlContent? Context { get; init; }

    public string AppliesWhen { get; init; } = "";

    /// <summary>The case it comes from; null on the case page.</summary>
    public ThemeLink? Source { get; init; }

    public string Unit { get; init; } = "";

    public int? EvidenceLevel { get; init; }

    public string EvidenceLabel { get; init; } = "";

    /// <summary>Language of the statement where it differs from the page's.</summary>
    public string? Lang { get; init; }

    public int HeadingLevel { get; init; } = 3;
}

/// <summary>Model of <c>_CaseRow</c>: a pilot case as a short article in a list.</summary>
public sealed record CaseRow
{
    public required string Title { get; init; }

    public required string Href { get; init; }

    public required string Stage { get; init; }

    public required string StageLabel { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>Why a search found it: fragments with <c>&lt;mark&gt;</c>.</summary>
    public IReadOnlyList<IHtmlContent> Snippets { get; init; } = [];

    public int? EvidenceLevel { get; init; }

    public string EvidenceLabel { get; init; } = "";

    public int? Potential { get; init; }

    public string Owner { get; init; } = "";

    public ThemeLink? Unit { get; init; }

    public DateOnly? Date { get; init; }

    public string? Lang { get; init; }

    /// <summary>2 where the list stands under the page's title, 3 under a section's.</summary>
    public int HeadingLevel { get; init; } = 2;
}

/// <summary>One line of <c>_Timeline</c>; the glyph is a stage's technical name.</summary>
public sealed record TimelineEvent(string Stage, string Title, DateTimeOffset At, string By = "", string Text = "");

/// <summary>One line of <c>_RiskList</c>; likelihood and impact from 1 to 5.</summary>
public sealed record RiskLine(string Name, int Likelihood, int Impact, string Mitigation = "");

/// <summary>One step of <c>_RoadmapLine</c>; <paramref name="Here"/> marks the step the page is about.</summary>
public sealed record RoadmapStepLine(string Name, string Href, string Text = "", string Figure = "", bool Here = false);

/// <summary>One entry of <c>_Toc</c>.</summary>
public sealed record TocEntry(string Id, string Text, IReadOnlyList<TocEntry>? Entries = null);

/// <summary>Model of <c>_Decision</c>: what was decided, beside the rule that was locked before the pilot ran.</summary>
public sealed record DecisionPanel
{
    public string ScaleIf { get; init; } = "";

    public string StopIf { get; init; } = "";

    public DateOnly? LockedOn { get; init; }

    /// <summary>The decision in words; empty while it is open.</summary>
    public string Verdict { get; init; } = "";

    public string Decider { get; init; } = "";

    public DateOnly? DecidedOn { get; init; }

    public IHtmlContent? Rationale { get; init; }

    /// <summary>Why the decision departs from the rule, where it does.</summary>
    public string Deviation { get; init; } = "";
}

/// <summary>Model of <c>_SearchBox</c>.</summary>
public sealed record SearchBox(string Id = "site-search", string Query = "", bool Large = false, bool Autofocus = false)
{
    /// <summary>What of the address stays in force when other words are searched for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept { get; init; } = [];
}
