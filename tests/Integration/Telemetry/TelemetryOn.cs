using System.Text;
using System.Text.RegularExpressions;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.Telemetry;

/// <summary>Switches telemetry on for the tests of one class, to a receiver of their own, and off again after them.</summary>
public sealed partial class TelemetryOn(RunningStack stack) : IAsyncLifetime
{
    private OtlpReceiver? _receiver;

    internal OtlpReceiver Receiver => _receiver!;

    /// <summary>Every text in what was exported, each once. The bytes are searched as they are: a span or a log line holds its texts in UTF-8.</summary>
    internal IReadOnlyList<string> Texts => [.. Receiver.Exported.SelectMany(e => Readable().Matches(Encoding.UTF8.GetString(e.Body)).Select(m => m.Value)).Distinct()];

    public async ValueTask InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        await Change(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Receiver.Address.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Change(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "" });
        await Receiver.DisposeAsync();
    }

    private async Task Change(Dictionary<string, string> settings)
    {
        stack.Stack.Host.ChangeSettings(settings);
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [GeneratedRegex(@"[^\u0000-\u001f\ufffd]{4,}")]
    private static partial Regex Readable();
}
