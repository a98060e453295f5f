namespace Safeguarding.Adapters;

/// <summary>Where telemetry goes: to Azure Monitor where its connection string is set, else by OTLP where its endpoint is set, else nowhere.</summary>
/// <param name="AzureMonitor">Says only where to send; the app's identity says who sends, so there is no key in it that counts.</param>
/// <param name="Otlp">The exporter reads its standard OTEL_ variables itself; this one decides that there is an exporter.</param>
public sealed record TelemetrySettings(string? AzureMonitor, string? Otlp)
{
    public const string AzureMonitorName = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string OtlpName = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public bool Off => AzureMonitor is null && Otlp is null;

    public static TelemetrySettings Read(IConfiguration configuration) => new(Given(configuration[AzureMonitorName]), Given(configuration[OtlpName]));

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
