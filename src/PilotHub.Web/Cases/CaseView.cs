using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PilotHub.Content;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Decisions;
using PilotHub.Pilots.Evidence;
using PilotHub.Pilots.Stages;
using PilotHub.Theme;
using PilotHub.Web.Pages;
using PilotHub.Web.Reading;
using PilotHub.Web.Topics;
using MetricOutcome = PilotHub.Pilots.Metrics.MetricOutcome;

namespace PilotHub.Web.Cases;

/// <summary>A case as its page shows it to one reader.</summary>
internal sealed class CaseView(PilotCase pilot, CaseLinks links, Visit visit, RenderedContent rendered, IStringLocalizer texts, DateTime nowUtc)
{
    public PilotCase Pilot => pilot;

    public Visit Visit => visit;

    public DateTime NowUtc => nowUtc;

    public FieldLabels Labels { get; } = visit.Labels(PilotCase.TypeName);

    public FieldLabels LearningLabels => visit.Labels("Learning");

    public FieldLabels BenefitLabels => visit.Labels("Benefit");

    public FieldLabels ArtefactLabels => visit.Labels("ReuseArtefact");

    public string Address => $"{visit.Origin}/{pilot.Path}";

    /// <summary>The language that the case is written in, as a <c>lang</c> attribute; null where it is the page's.</summary>
    public string? Lang => visit.LangOf(pilot.Language.Culture);

    public Person? Owner => visit.FindPerson(pilot.OwnerId);

    /// <summary>Whether nobody answers for the pilot any more.</summary>
    public bool NeedsOwner => Owner is not { IsActive: true };

    public DateOnly? ReviewDue { get; } = pilot.ReviewDue(visit.Site.Settings.ReviewMonths);

    public bool IsReviewOverdue => ReviewDue < DateOnly.FromDateTime(nowUtc);

    public IReadOnlyList<CaseRow> SupersededBy { get; } = CaseRows.Of(links.SupersededBy, visit);

    public CaseRow? Supersedes { get; } = links.Supersedes is { } item && CaseRows.Of([item], visit) is [var older] ? older : null;

    public IReadOnlyList<CaseRow> Related { get; } = CaseRows.Of(links.Related, visit);

    public IReadOnlyList<ContentItem> Mentioning { get; } = visit.InBestLanguage(links.Mentioning.Where(visit.MayList));

    public IReadOnlyList<ContentItem> Translations { get; } = [.. links.Translations.Where(visit.MayList)];

    public ThemeLink? Goal => links.Goal is { } goal && visit.MayList(goal.Item) ? new(goal.Title, $"/{goal.Item.Text("AutoroutePart", "Path")}") : null;

    /// <summary>Fields that the site has added to the definition of a case.</summary>
    public required IReadOnlyList<DefinedField> Added { get; init; }

    public bool HasEvidence =>
        pilot.Metrics.Count > 0 || pilot.Evidence is not { Hypothesis: "", Method: "", Sample: null, DurationWeeks: null, Level: null, Result.IsSet: false };

    public bool HasValue => pilot.Benefits.Count > 0 || pilot.Costs.IsKnown;

    public bool HasConnections => Supersedes is not null || Related.Count > 0 || Mentioning.Count > 0;

    /// <summary>Whether the pilot has left the way; what is missing will not come any more.</summary>
    public bool IsOver => pilot.Stage.Known?.IsEnd() == true;

    /// <summary>Whether figures, learnings and a decision may still be ahead.</summary>
    public bool IsUnderWay => pilot.Stage.Known is null or Stage.Idea or Stage.Running or Stage.Completed;

    /// <summary>What became of the pilot: the decision, or for a pilot that ended without one, how it ended.</summary>
    public DecisionPanel Decision()
    {
        var decision = pilot.Decision;
        var panel = new DecisionPanel { ScaleIf = pilot.Rule.ScaleIf, StopIf = pilot.Rule.StopIf, LockedOn = pilot.Rule.IsSet ? RuleLockedOn : null };
        if (decision.IsTaken)
        {
            return panel with
            {
                Verdict = Labels.Option("Decision", decision.Outcome.Value),
                Decider = visit.FindPerson(decision.DeciderId)?.Name ?? "",
                DecidedOn = decision.DecidedOn,
                Rationale = Html("decision", decision.Rationale),
            };
        }
        var ending = IsOver ? pilot.History.Events.LastOrDefault(change => change.To.Value == pilot.Stage.Value) : null;
        return panel with
        {
            Verdict = IsOver ? Labels.Option("Stage", pilot.Stage.Value) : IsUnderWay ? "" : texts["The decision has not been written down."],
            Decider = visit.FindPerson(ending?.UserId)?.Name ?? "",
            DecidedOn = ending?.AtUtc is { } at ? DateOnly.FromDateTime(at) : null,
            Rationale = ending is { Reason.Length: > 0 } ? new HtmlContentBuilder().AppendHtml("<p>").Append(ending.Reason).AppendHtml("</p>") : null,
        };
    }

    /// <summary>The heading of one of the case's lists, from the content definition.</summary>
    public string ListLabel(string bag) => visit.Site.Definitions.Type(PilotCase.TypeName)?.Part(bag)?.DisplayNameIn(visit.Language) ?? bag;

    /// <summary>A text of the case as HTML whose headings fit below a section's heading; null where there is none.</summary>
    public IHtmlContent? Html(string slot, string markdown) =>
        rendered.Render(pilot.Item, slot, markdown, topHeadingLevel: 3) is { IsEmpty: false } text ? text.Html : null;

    public IReadOnlyList<ThemeLink> Topics(IEnumerable<string> termIds) => TopicLink.Of(termIds, visit);

    public string TypeName(ContentItem item) => visit.Site.Definitions.Type(item.ContentType)?.DisplayNameIn(visit.Language) ?? item.ContentType;

    /// <summary>The way of the pilot through the stages; for a pilot that has left it, the way it went. Empty where the stage is not one of ours.</summary>
    public IReadOnlyList<StageStep> Rail()
    {
        if (pilot.Stage.Known is not { } now)
            return [];
        var history = pilot.History;
        var stages = now.IsEnd()
            ? [.. StageLifecycle.Way.Where(stage => history.Events.Any(change => change.To.Is(stage))), now]
            : StageLifecycle.Way;
        return [.. stages.Select(stage => new StageStep(stage.ToString(), Labels.Option("Stage", stage.ToString()),
            stage == now ? StageStepState.Current : now.IsEnd() || stage < now ? StageStepState.Done : StageStepState.Ahead,
            stage <= now && history.Reached(stage) is { } reached ? DateOnly.FromDateTime(reached) : null))];
    }

    /// <summary>What the figures say against the decision, where they do; the words are a key of <see cref="CaseTexts"/>.</summary>
    public string? Deviation()
    {
        var goals = pilot.Metrics.Where(metric => !metric.Guardrail && metric.Outcome != MetricOutcome.Unknown).ToList();
        var broken = pilot.Metrics.Any(metric => metric is { Guardrail: true, Outcome: MetricOutcome.Missed });
        return pilot.Decision.Outcome.Known switch
        {
            DecisionOutcome.Scale when broken => "Decided to scale although a guardrail was broken.",
            DecisionOutcome.Scale when goals.Count > 0 && goals.All(metric => metric.Outcome == MetricOutcome.Missed) => "Decided to scale although no target came nearer.",
            DecisionOutcome.Stop when !broken && goals.Count > 0 && goals.All(metric => metric.Outcome == MetricOutcome.Reached) => "Decided to stop although every target was reached.",
            _ => null,
        };
    }

    /// <summary>The day from which the decision rule could not be changed any more: when the pilot began to run.</summary>
    public DateOnly? RuleLockedOn => pilot.History.Reached(Stage.Running) is { } running ? DateOnly.FromDateTime(running) : null;

    public string EvidenceName => pilot.Evidence.Level?.NameIn(visit.Culture) ?? "";

    public string EvidenceMeaning => pilot.Evidence.Level?.MeaningIn(visit.Culture) ?? "";

    public string Amount(decimal amount) => Money.Format(amount, visit.Site.Settings.Currency, visit.Culture);

    public string Number(decimal number) => number.ToString("#,0.##", visit.Culture);
}
