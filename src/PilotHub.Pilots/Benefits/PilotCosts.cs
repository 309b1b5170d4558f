namespace PilotHub.Pilots.Benefits;

/// <summary>What a pilot cost: once and each year in the site's currency, and the work of people in person-days.</summary>
public sealed record PilotCosts(decimal? OneOff, decimal? Yearly, decimal? PersonDays)
{
    /// <summary>Whether any of it is known.</summary>
    public bool IsKnown => OneOff is not null || Yearly is not null || PersonDays is not null;

    internal static PilotCosts Read(PartReader fields) => new(fields.Number("CostOneOff"), fields.Number("CostYearly"), fields.Number("CostPersonDays"));
}
