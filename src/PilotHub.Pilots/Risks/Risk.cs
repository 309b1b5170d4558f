using PilotHub.Content;

namespace PilotHub.Pilots.Risks;

/// <summary>How serious a risk is, from likelihood and impact together.</summary>
public enum RiskLevel
{
    /// <summary>A score of 1 to 4.</summary>
    Low,

    /// <summary>A score of 5 to 12.</summary>
    Medium,

    /// <summary>A score of 15 to 25.</summary>
    High,
}

/// <summary>What could go wrong and what is done about it. Likelihood and impact are 1 to 5, or null where nobody has judged them.</summary>
public sealed record Risk(string Id, string Name, int? Likelihood, int? Impact, string Mitigation)
{
    /// <summary>Likelihood × impact, 1 to 25, or null where one of them is missing.</summary>
    public int? Score => Likelihood * Impact;

    /// <summary>The score in three classes.</summary>
    public RiskLevel? Level => Score switch
    {
        null => null,
        <= 4 => RiskLevel.Low,
        <= 12 => RiskLevel.Medium,
        _ => RiskLevel.High,
    };

    internal static IReadOnlyList<Risk> ReadAll(ContentItem item) =>
    [
        .. PartReader.Bag(item, "Risks", "Risk").Select(entry => new Risk(
            entry.Id, entry.Fields.Text("Name"), entry.Fields.Whole("Likelihood", 1, 5), entry.Fields.Whole("Impact", 1, 5),
            entry.Fields.Text("Mitigation"))).Where(risk => risk.Name.Length > 0),
    ];
}
