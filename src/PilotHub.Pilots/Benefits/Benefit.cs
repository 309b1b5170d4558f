using PilotHub.Content;

namespace PilotHub.Pilots.Benefits;

/// <summary>What a benefit consists of.</summary>
public enum BenefitKind
{
    /// <summary>Time saved.</summary>
    Time,

    /// <summary>Money saved.</summary>
    Cost,

    /// <summary>Better results.</summary>
    Quality,

    /// <summary>Money earned.</summary>
    Revenue,

    /// <summary>Fewer people harmed.</summary>
    Safety,

    /// <summary>People who like it better.</summary>
    Satisfaction,
}

/// <summary>How sure the team is of a benefit.</summary>
public enum Confidence
{
    /// <summary>A guess.</summary>
    Low,

    /// <summary>An estimate with figures behind it.</summary>
    Medium,

    /// <summary>Measured.</summary>
    High,
}

/// <summary>What a pilot is worth: expected and found, in its own unit.</summary>
public sealed record Benefit(
    string Id, Choice<BenefitKind> Kind, string Description, string Unit, decimal? Projected, decimal? Realised, Choice<Confidence> Confidence)
{
    internal static IReadOnlyList<Benefit> ReadAll(ContentItem item) =>
    [
        .. PartReader.Bag(item, "Benefits", "Benefit").Select(entry => new Benefit(
            entry.Id, entry.Fields.Choice<BenefitKind>("Kind"), entry.Fields.Text("Description"), entry.Fields.Text("Unit"),
            entry.Fields.Number("Projected"), entry.Fields.Number("Realised"), entry.Fields.Choice<Confidence>("Confidence")))
            .Where(benefit => benefit.Kind.IsSet || benefit.Description.Length > 0),
    ];
}
