using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PilotHub.Web.Telemetry;

/// <summary>PilotHub's own traces and measurements, under one name.</summary>
internal static class HubTelemetry
{
    public const string Name = "PilotHub";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
