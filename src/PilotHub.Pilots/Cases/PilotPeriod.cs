namespace PilotHub.Pilots.Cases;

/// <summary>When a pilot runs: as planned and as it came.</summary>
public sealed record PilotPeriod(DateOnly? PlannedStart, DateOnly? PlannedEnd, DateOnly? ActualStart, DateOnly? ActualEnd)
{
    internal static PilotPeriod Read(PartReader fields) =>
        new(fields.Day("PlannedStart"), fields.Day("PlannedEnd"), fields.Day("ActualStart"), fields.Day("ActualEnd"));
}
