using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using Safeguarding.Adapters;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Telemetry;

/// <summary>Where telemetry goes: nowhere unless somebody says where.</summary>
public class TelemetrySettingsTests
{
    private const string Monitor = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://monitor.example.org/";
    private const string Otlp = "http://127.0.0.1:4318";

    [Theory]
    [InlineData(null, null)]
    [InlineData("", " ")]
    public void NothingConfigured_ExportsNothing(string? monitor, string? otlp)
    {
        using var app = App(monitor, otlp);

        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetServices<ILoggerProvider>().ShouldNotContain(p => p.GetType().Name.StartsWith("OpenTelemetry"));
    }

    [Fact]
    public void OtlpEndpoint_Exports()
    {
        using var app = App(null, Otlp);

        app.Services.GetService<TracerProvider>().ShouldNotBeNull();
    }

    [Fact]
    public void AzureMonitor_ComesBeforeOtlp()
    {
        TelemetrySettings.Read(Configuration(Monitor, Otlp)).AzureMonitor.ShouldBe(Monitor);
        using var app = App(Monitor, Otlp);

        app.Services.GetService<TracerProvider>().ShouldNotBeNull();
    }

    /// <summary>With local auth off only the identity can send; without one the start fails and says what is missing.</summary>
    [Fact]
    public void AzureMonitorWithoutIdentity_DoesNotStart() =>
        Should.Throw<SettingsException>(() => App(Monitor, null, clientId: null).Services.GetService<TracerProvider>()).Message.ShouldContain("AZURE_CLIENT_ID");

    private static WebApplication App(string? monitor, string? otlp, string? clientId = "11111111-1111-1111-1111-111111111111")
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddTelemetry(Settings.Read(Configuration(monitor, otlp, clientId)));
        return builder.Build();
    }

    private static IConfiguration Configuration(string? monitor, string? otlp, string? clientId = null)
    {
        var values = GivenSettings.Of();
        values["APPLICATIONINSIGHTS_CONNECTION_STRING"] = monitor;
        values["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp;
        values["AZURE_CLIENT_ID"] = clientId;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
