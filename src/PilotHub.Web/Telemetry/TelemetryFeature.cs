using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PilotHub.Web.Telemetry;

/// <summary>Logs an operator can search, and OpenTelemetry where somebody collects it.</summary>
internal static class TelemetryFeature
{
    // OpenTelemetry's own name for it; whoever runs a collector has it set already.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsProduction())
            builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        else
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(HubTelemetry.Name, serviceVersion: typeof(TelemetryFeature).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces.AddSource(HubTelemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(HubTelemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter());
    }
}
