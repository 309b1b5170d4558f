using PilotHub.Content;
using PilotHub.Pilots.Evidence;

namespace PilotHub.Pilots.Learnings;

/// <summary>What a learning says about the attempt behind it.</summary>
public enum LearningKind
{
    /// <summary>It worked.</summary>
    Worked,

    /// <summary>It did not work.</summary>
    DidNotWork,

    /// <summary>It came out differently from what anybody expected.</summary>
    Surprise,
}

/// <summary>One thing that a pilot taught: a sentence, where it comes from and when it applies.</summary>
public sealed record Learning(string Id, Choice<LearningKind> Kind, string Statement, string Context, string AppliesWhen, EvidenceLevel? EvidenceLevel)
{
    /// <summary>The learning's anchor on its pilot's page, such as <c>learning-4x…</c>; empty where it has no id.</summary>
    public string Anchor => Id.Length > 0 ? $"learning-{Id}" : "";

    internal static IReadOnlyList<Learning> ReadAll(ContentItem item) =>
    [
        .. PartReader.Bag(item, "Learnings", "Learning").Select(entry => new Learning(
            entry.Id, entry.Fields.Choice<LearningKind>("Kind"), entry.Fields.Text("Statement"), entry.Fields.Markdown("Context"),
            entry.Fields.Text("AppliesWhen"), EvidenceLevels.Of(entry.Fields.Whole("EvidenceLevel", 0, 5)))).Where(learning => learning.Statement.Length > 0),
    ];
}
