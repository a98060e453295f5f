using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Safeguarding.Local;

namespace Safeguarding.Tests.Integration.Telemetry;

/// <summary>A span as it was exported. Ids are lower-case hexadecimal digits.</summary>
internal sealed record ExportedSpan(string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> LinkedTraces);

/// <summary>One value of one series, in the order of export; of a histogram how many values it has taken.</summary>
/// <param name="Since">When the series began, with its process; in nanoseconds of Unix time.</param>
internal sealed record ExportedPoint(string Metric, IReadOnlyDictionary<string, string> Tags, double Value, double Since);

/// <summary>Takes what the app exports by OTLP over HTTP and keeps it as it came. Field numbers are those of opentelemetry-proto 1.</summary>
internal sealed partial class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _exported = new();
    private LoopbackServer? _server;

    public Uri Address => _server!.Address;

    public IReadOnlyList<(string Path, byte[] Body)> Exported => [.. _exported];

    public IReadOnlyList<ExportedSpan> Spans => [.. Exported.Where(e => e.Path == "/v1/traces").SelectMany(e => WireMessage.Read(e.Body).All(1))
        .SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2))
        .Select(s => new ExportedSpan(s.Hex(1), s.Hex(2), s.Hex(4), s.Text(5), Tags(s, 9), [.. s.All(13).Select(l => l.Hex(1))]))];

    public IReadOnlyList<ExportedPoint> Points => [.. Exported.Where(e => e.Path == "/v1/metrics").SelectMany(e => WireMessage.Read(e.Body).All(1))
        .SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2)).SelectMany(PointsOf)];

    public async Task Start() =>
        _server = await LoopbackServer.StartAsync(new("", null), _ => { }, app => app.MapPost("/v1/{signal}", async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _exported.Enqueue((http.Request.Path, body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        }), CancellationToken.None);

    /// <summary>Waits for the second export of figures from now, which began after now: it knows of everything before.</summary>
    public Task FiguresAreFresh()
    {
        int Exports() => Exported.Count(e => e.Path == "/v1/metrics");
        var before = Exports();
        return Poll.Until(() => Exports() >= before + 2, "figures are exported");
    }

    /// <summary>Every text in what was exported, each once. The bytes are searched as they are: a span or a log line holds its texts in UTF-8.</summary>
    public IReadOnlyList<string> Texts => [.. Exported.SelectMany(e => Readable().Matches(Encoding.UTF8.GetString(e.Body)).Select(m => m.Value)).Distinct()];

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();

    private static IEnumerable<ExportedPoint> PointsOf(WireMessage metric)
    {
        var name = metric.Text(1);
        foreach (var point in metric.All(5).Concat(metric.All(7)).SelectMany(numbers => numbers.All(1)))
        {
            yield return new(name, Tags(point, 7), point.Has(4) ? point.Double(4) : point.Fixed(6), point.Fixed(2));
        }
        foreach (var point in metric.All(9).SelectMany(histogram => histogram.All(1)))
        {
            yield return new(name, Tags(point, 9), point.Fixed(4), point.Fixed(2));
        }
    }

    private static Dictionary<string, string> Tags(WireMessage of, int field) =>
        of.All(field).ToDictionary(t => t.Text(1), t => t.All(2).Single() is var value && value.Has(1) ? value.Text(1) : "");

    [GeneratedRegex(@"[^\u0000-\u001f\ufffd]{4,}")]
    private static partial Regex Readable();
}
