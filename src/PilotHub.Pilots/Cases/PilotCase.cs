using PilotHub.Content;
using PilotHub.Pilots.Benefits;
using PilotHub.Pilots.Decisions;
using PilotHub.Pilots.Evidence;
using PilotHub.Pilots.Learnings;
using PilotHub.Pilots.Metrics;
using PilotHub.Pilots.Reuse;
using PilotHub.Pilots.Risks;
using PilotHub.Pilots.Stages;

namespace PilotHub.Pilots.Cases;

/// <summary>
/// A pilot case, read from one version of its item. Values are read when they are asked for, so that a list pays for what it
/// shows; odd values read as absent. Texts are never null.
/// </summary>
public sealed class PilotCase(ContentItem item)
{
    /// <summary>The type's technical name, and that of the part with its fields.</summary>
    public const string TypeName = "PilotCase";

    /// <summary>The part with the type's own fields.</summary>
    private readonly PartReader _fields = PartReader.Of(item, TypeName);

    /// <summary>The version that this is a view of.</summary>
    public ContentItem Item => item;

    /// <summary>The content item id.</summary>
    public string Id => item.ContentItemId;

    /// <summary>The title.</summary>
    public string Title => item.DisplayText;

    /// <summary>The path of the pilot's page, such as <c>cases/meeting-notes</c>; empty where it has none.</summary>
    public string Path => item.Text("AutoroutePart", "Path") ?? "";

    /// <summary>Its language and translations.</summary>
    public ContentLanguage Language => ContentLanguage.Of(item);

    /// <summary>One or two sentences: a search result's first line.</summary>
    public string Summary => _fields.Text("Summary");

    /// <summary>What the pilot is for and for whom, as Markdown.</summary>
    public string Goal => _fields.Markdown("Goal");

    /// <summary>How much could come of it, 1 to 5, or null.</summary>
    public int? StrategicPotential => _fields.Whole("StrategicPotential", 1, 5);

    /// <summary>Why that much.</summary>
    public string PotentialRationale => _fields.Text("PotentialRationale");

    /// <summary>Weeks to the first learning, or null.</summary>
    public decimal? LearningSpeed => _fields.Number("LearningSpeed") is >= 0 and var weeks ? weeks : null;

    /// <summary>The user id of the person who answers for the pilot, or null.</summary>
    public string? OwnerId => _fields.User("Owner");

    /// <summary>The user id of the owner's deputy, or null.</summary>
    public string? DeputyId => _fields.User("Deputy");

    /// <summary>The user ids of those who wrote it up.</summary>
    public IReadOnlyList<string> AuthorIds => _fields.Users("Authors");

    /// <summary>The term of the unit that ran it, or null.</summary>
    public string? OrgUnitId => _fields.Terms("OrgUnit") is [var first, ..] ? first : null;

    /// <summary>The terms of the fields of work.</summary>
    public IReadOnlyList<string> DomainIds => _fields.Terms("Domain");

    /// <summary>The terms of the technologies.</summary>
    public IReadOnlyList<string> TechnologyIds => _fields.Terms("Technology");

    /// <summary>The terms of the tags.</summary>
    public IReadOnlyList<string> TagIds => _fields.Terms("Tags");

    /// <summary>Where the pilot stands.</summary>
    public Choice<Stage> Stage => _fields.Choice<Stage>("Stage");

    /// <summary>Its changes of stage.</summary>
    public StageHistory History => field ??= new(StageEvent.ReadAll(item));

    /// <summary>When it runs.</summary>
    public PilotPeriod Period => PilotPeriod.Read(_fields);

    /// <summary>The steps of the roadmap that it serves, as stored.</summary>
    public IReadOnlyList<string> RoadmapSteps => _fields.Texts("RoadmapSteps", "Values");

    /// <summary>The content item id of the vision goal that it serves, or null.</summary>
    public string? VisionGoalId => _fields.Item("VisionGoal");

    /// <summary>What it taught.</summary>
    public IReadOnlyList<Learning> Learnings => field ??= Learning.ReadAll(item);

    /// <summary>The figures it set out to move.</summary>
    public IReadOnlyList<Metric> Metrics => field ??= Metric.ReadAll(item);

    /// <summary>How it found out.</summary>
    public PilotEvidence Evidence => field ??= PilotEvidence.Read(_fields);

    /// <summary>The promise made before it ran.</summary>
    public DecisionRule Rule => field ??= DecisionRule.Read(_fields);

    /// <summary>What was decided.</summary>
    public Decision Decision => field ??= Decision.Read(_fields);

    /// <summary>What it runs on.</summary>
    public AiSystem Ai => field ??= AiSystem.Read(_fields);

    /// <summary>Which data it uses.</summary>
    public DataUse Data => field ??= DataUse.Read(_fields);

    /// <summary>What could go wrong.</summary>
    public IReadOnlyList<Risk> Risks => field ??= Risk.ReadAll(item);

    /// <summary>What it is worth.</summary>
    public IReadOnlyList<Benefit> Benefits => field ??= Benefit.ReadAll(item);

    /// <summary>What it cost.</summary>
    public PilotCosts Costs => PilotCosts.Read(_fields);

    /// <summary>What others can take from it.</summary>
    public ReuseKit Reuse => field ??= ReuseKit.Read(_fields, item);

    /// <summary>What the team would do differently, as Markdown.</summary>
    public string DoDifferently => _fields.Markdown("DoDifferently");

    /// <summary>What it meant for people and their work, as Markdown.</summary>
    public string PeopleImpact => _fields.Markdown("PeopleImpact");

    /// <summary>The content item ids of related pilots.</summary>
    public IReadOnlyList<string> RelatedIds => _fields.Items("Related");

    /// <summary>The content item id of the pilot that this one replaces, or null.</summary>
    public string? SupersedesId => _fields.Item("Supersedes");

    /// <summary>When somebody last confirmed that the page still holds.</summary>
    public DateOnly? LastVerified => _fields.Day("LastVerified");

    /// <summary>Who may see it; the organisation where nothing is said.</summary>
    public Choice<Visibility> Visibility => _fields.Choice<Visibility>("Visibility");

    /// <summary>The groups that may see it.</summary>
    public IReadOnlyList<string> VisibleTo => _fields.Texts("VisibleTo", "Values");

    /// <summary>
    /// The day by which somebody should look at the page again: the day the team set, else <paramref name="reviewMonths"/> after it was
    /// last verified or published. Null where none of these is known.
    /// </summary>
    public DateOnly? ReviewDue(int reviewMonths) =>
        _fields.Day("ReviewDue")
        ?? (LastVerified ?? (item.PublishedUtc is { } published ? DateOnly.FromDateTime(published) : null)) switch
        {
            { } day when day < DateOnly.MaxValue.AddMonths(-reviewMonths) => day.AddMonths(reviewMonths),
            _ => null,
        };
}
