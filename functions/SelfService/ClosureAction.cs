using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>
/// What announcing and withdrawing share: who may, the audit, the stored days, and then waking every open item of the school, so that its inbox
/// shows the new deadline at once. Cut in between, each remaining item is recomputed before its next step (<see cref="Recomputation"/>).
/// </summary>
public sealed class ClosureAction(
    IDirectory directory, ILiveDirectory live, IDeliveryStore deliveries, IWorkQueues queues, IAuditLog audit, IClock clock)
{
    public async Task<IResult> Run(HttpContext http, string action, Func<SchoolClosures, ClosedDays, string, Instant, SchoolClosures> change)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var now = clock.GetCurrentInstant();
        var body = await DeskAction.Body<ClosureBody>(http);
        var read = body.Said.Read(caller, (await directory.Current(stop)).Desks, LondonTime.Local(now).Date);
        if (body.Refused(Refusals.InvalidClosure, read.Refusal, DeskAction.Unnamed(caller, body.Said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var days = read.Value!;
        await audit.Append(AuditEntry.By(caller, $"closures:{days.School.Number}", action, now), stop);
        var closures = await live.ChangeClosures(days.School.Number, c => change(c, days, caller.PrincipalId, now), stop);
        await WakeOpenItems(days.School.DeskId, now, stop);
        return TypedResults.Ok(new { School = closures.Id, Closures = closures.Closures.Where(c => c.WithdrawnAt is null) });
    }

    /// <summary>Read to the end before the first is woken: a recomputation moves an item in the order that the pages follow.</summary>
    private async Task WakeOpenItems(string desk, Instant now, CancellationToken stop)
    {
        var open = new List<Delivery>();
        foreach (var state in new[] { "sent", "opened" })
        {
            string? page = null;
            do
            {
                var found = await deliveries.Inbox(desk, state, page, stop);
                open.AddRange((found?.Items ?? []).Where(i => Limits.RestsOnSchoolDays(i.DeadlineRule) && Recomputed.IsOpen(i)));
                page = found?.Next;
            }
            while (page is not null);
        }
        foreach (var item in open)
        {
            await Wake(item, now, stop);
        }
    }

    private async Task Wake(Delivery item, Instant now, CancellationToken stop)
    {
        await deliveries.Update(item.Id, item.RecipientId, d => Recomputed.IsOpen(d) ? d with { NextActionAt = now.ToUnixTimeMilliseconds() } : d, stop);
        await queues.Wake(new QueuedWork.Delivery(item.RecipientId, item.Id), stop);
    }
}
