using System.Diagnostics;
using OpenTelemetry;
using Safeguarding.Telemetry;

namespace Safeguarding.Adapters;

/// <summary>
/// What may leave in a span: the tags below and no other. An address is its route's template, an exception its type. A tag that a library adds
/// one day stays here until somebody has looked at it.
/// </summary>
internal sealed class SpanRedaction : BaseProcessor<Activity>
{
    private const string Method = "http.request.method";
    private const string Route = "http.route";

    private static readonly HashSet<string> Allowed =
    [
        Method, Route, "http.response.status_code", Tracing.ErrorType,
        Tracing.ReportId, Tracing.ReportKind, Tracing.SenderId, Tracing.DeliveryId, Tracing.DeskId,
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var (key, _) in data.TagObjects.Where(t => !Allowed.Contains(t.Key)).ToList())
        {
            data.SetTag(key, null);
        }
        if (data.Kind == ActivityKind.Server)
        {
            data.DisplayName = $"{data.GetTagItem(Method)} {data.GetTagItem(Route)}".TrimEnd();
        }
        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
        data.TraceStateString = null;
    }
}
