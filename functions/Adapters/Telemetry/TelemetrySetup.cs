using System.Diagnostics;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Safeguarding.Telemetry;

namespace Safeguarding.Adapters;

/// <summary>
/// Traces, metrics and logs to one place, or none (<see cref="TelemetrySettings"/>). The lines of JSON on standard output stay as they are.
/// Only the app's own source and the calls that it answers are traced: what storage libraries trace holds addresses of documents.
/// </summary>
internal static class TelemetrySetup
{
    private const string Calls = "Microsoft.AspNetCore.Hosting";

    public static void AddTelemetry(this WebApplicationBuilder builder, Settings settings)
    {
        var to = settings.Telemetry;
        builder.Services.AddSingleton<DistributedContextPropagator, OwnTraces>();
        if (to.Off)
        {
            return;
        }
        // The instrumentation would else read a caller's headers a second time.
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("safeguarding-pipeline"))
            .WithTracing(t => Export(t.AddSource(Tracing.SourceName).AddAspNetCoreInstrumentation(o =>
            {
                o.Filter = http => http.Request.Path != "/";
                o.RecordException = false;
            }).AddProcessor(new SpanRedaction()), to, settings).SetSampler(new AlwaysOnSampler()))
            .WithMetrics(m => Export(m.AddMeter(PipelineMetrics.MeterName, Calls), to, settings));
        builder.Logging.AddOpenTelemetry(o => Export(o, to, settings))
            .AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.None).AddFilter<OpenTelemetryLoggerProvider>("Safeguarding", LogLevel.Information);
    }

    private static TracerProviderBuilder Export(TracerProviderBuilder traces, TelemetrySettings to, Settings settings) =>
        to.AzureMonitor is null ? traces.AddOtlpExporter() : traces.AddAzureMonitorTraceExporter(o => Monitor(o, to, settings));

    private static MeterProviderBuilder Export(MeterProviderBuilder metrics, TelemetrySettings to, Settings settings) =>
        to.AzureMonitor is null ? metrics.AddOtlpExporter() : metrics.AddAzureMonitorMetricExporter(o => Monitor(o, to, settings));

    private static void Export(OpenTelemetryLoggerOptions logs, TelemetrySettings to, Settings settings)
    {
        (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, false);
        logs.AddProcessor(new LogRedaction());
        _ = to.AzureMonitor is null ? logs.AddOtlpExporter() : logs.AddAzureMonitorLogExporter(o => Monitor(o, to, settings));
    }

    private static void Monitor(AzureMonitorExporterOptions options, TelemetrySettings to, Settings settings)
    {
        options.ConnectionString = to.AzureMonitor;
        // Local auth is off there: the identity sends.
        options.Credential = AzureCredential.For(settings);
        options.SamplingRatio = 1;
        options.TracesPerSecond = null;
        options.EnableLiveMetrics = false;
        options.DisableOfflineStorage = true;
    }
}
