using System.Text.Json;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.SelfService;

/// <summary>
/// Tells a desk that a contact is to change or has changed: an item in its inbox without child or contact data, which also reaches the old contact
/// by the old channel. Made once for each change and step, because its id is.
/// </summary>
public sealed class ContactNotices(IDeliveryStore deliveries, IWorkQueues queues, IDirectory directory, ReportIds ids)
{
    public const string Requested = "requested";
    public const string Approval = "approval";
    public const string Refusal = "refusal";

    private static readonly Text Words = new(
        "A change of this desk's contacts: see the list of contacts. If nobody of the desk asked for it, tell a directory administrator at once.",
        "Newid i gysylltiadau'r ddesg hon: gweler y rhestr gysylltiadau. Os na ofynnodd neb o'r ddesg amdano, dywedwch wrth weinyddwr y cyfeiriadur ar unwaith.");

    public async Task Tell(string desk, ContactChange change, string step, Instant now, CancellationToken stop)
    {
        var notice = Of(desk, change, step, now, (await directory.Recent(stop)).Desks.WorkingDays);
        if (await deliveries.CreateOrExisting(notice, stop) is not { SentAt: not null })
        {
            await queues.Wake(new QueuedWork.Delivery(notice.RecipientId, notice.Id), stop);
        }
    }

    private Delivery Of(string desk, ContactChange change, string step, Instant now, WorkingDays days) => new()
    {
        Id = ids.Delivery(change.Id, desk, null, Notices.CauseOf(step)),
        RecipientId = desk,
        ReportId = change.Id,
        Kind = Notices.ContactChange,
        Cause = Notices.CauseOf(step),
        Reason = Notices.ContactChange,
        View = JsonSerializer.SerializeToElement(new
        {
            contactChange = new { changeId = change.Id, change = change.Kind.ToString().ToLowerInvariant(), contactId = change.ContactId, step, en = Words.En, cy = Words.Cy },
        }, PipelineJson.Options),
        ReceivedAt = change.At,
        CreatedAt = now,
        DueAt = days.Add(now, Limits.Value(RuleIds.AcknowledgeWorkingDay)).ToUnixTimeMilliseconds(),
        Steps = [],
        History = [new(now, "created")],
        NextActionAt = (now + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
    };
}
