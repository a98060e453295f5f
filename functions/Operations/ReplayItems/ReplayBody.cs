using System.Security.Cryptography;
using System.Text.Json;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>What an operator asks to be sent again, as it is sent: one of ids of deliveries, ids of reports, and a filter.</summary>
/// <param name="RequestId">The operator's own id of this request: sent again, nothing is replayed a second time.</param>
public sealed record ReplayBody(
    string? RequestId = null, string? Reason = null, IReadOnlyList<string?>? DeliveryIds = null, IReadOnlyList<string?>? ReportIds = null, ReplayFilter? Filter = null)
{
    public OperatorView? View => OperatorViews.Find(Filter?.View);

    /// <summary>Every fault at once.</summary>
    public Refusal? Refused()
    {
        var findings = new Findings();
        if (RequestId is null || !ImportDirectory.IsPlain(RequestId))
        {
            findings.Fault("/requestId", "import-unfit-id");
        }
        OperatorReason.Check(Reason, findings);
        if (new object?[] { DeliveryIds, ReportIds, Filter }.Count(s => s is not null) != 1)
        {
            findings.Fault("", "replay-selection");
        }
        CheckIds(DeliveryIds, "/deliveryIds", findings);
        CheckIds(ReportIds, "/reportIds", findings);
        if (Filter is not null && (View is not { } view || !OperatorViews.CanBeReplayed(view)))
        {
            findings.Fault("/filter/view", "replay-view");
        }
        return findings.Faults.Count == 0 ? null : new(Refusals.InvalidReplay, findings.Faults);
    }

    /// <summary>Who asks for what; the same request again has the same one.</summary>
    public string Digest(string by) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { by, asked = this with { RequestId = null } }, PipelineJson.Options)));

    private static void CheckIds(IReadOnlyList<string?>? ids, string pointer, Findings findings)
    {
        if (ids is { Count: 0 } || ids?.Count > OperatorLimits.MostReplayed.Value)
        {
            findings.Fault(pointer, "replay-count", $"{OperatorLimits.MostReplayed.Value}");
            return;
        }
        for (var i = 0; i < ids?.Count; i++)
        {
            if (ids[i] is not { } id || !Reports.ReportIds.IsId(id))
            {
                findings.Fault($"{pointer}/{i}", "not-an-id");
            }
        }
    }
}

/// <param name="View">Name of a view; not `rejected`, because what was never accepted has nothing to send.</param>
/// <param name="Desk">Only this desk's items.</param>
/// <param name="Kind">Only items of this kind of report.</param>
/// <param name="Page">Where an earlier request of the same filter ended.</param>
public sealed record ReplayFilter(string? View = null, string? Desk = null, string? Kind = null, string? Page = null)
{
    public bool Takes(OperatorItem item) => (Desk is null || item.Desk == Desk) && (Kind is null || item.Kind == Kind);
}
