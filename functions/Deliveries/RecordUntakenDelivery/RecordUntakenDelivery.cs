using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Service Bus queue `untaken-deliveries`: messages that a desk's subscription gave back because nobody took them in time, too many attempts
/// failed, or the desk's system refused them. The delivery says so; it still lies in the inbox, and its chase never stopped (design 4, rule 7).
/// </summary>
public sealed class RecordUntakenDelivery(IDeliveryStore deliveries, PoisonRecord poison, IClock clock)
{
    public const string Queue = "untaken-deliveries";

    /// <summary>Reasons that the broker itself gives. A receiver's own words are not kept.</summary>
    private static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["TTLExpiredException"] = "expired",
        ["MaxDeliveryCountExceeded"] = "too-many-attempts",
    };

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(RecordUntakenDelivery), async http =>
    {
        var message = await BusCall.Read(http);
        await http.RequestServices.GetRequiredService<RecordUntakenDelivery>().Run(message, http.RequestAborted);
    });

    public async Task Run(BusMessage message, CancellationToken stop)
    {
        // A replay's message id has a suffix; the delivery's id stands before it.
        if (message.Id?.Split(':')[0] is not { } id || !ReportIds.IsId(id) || !message.Properties.TryGetValue("recipientId", out var desk))
        {
            await poison.NotAnId(Queue, message.Id, stop);
            return;
        }
        PipelineMetrics.DeadLetter(Queue);
        var reason = Reasons.GetValueOrDefault(message.Properties.GetValueOrDefault("DeadLetterReason", ""), "refused-by-receiver");
        await deliveries.Update(id, desk, d => DeliverySteps.ReturnedByChannel(d, reason, clock.GetCurrentInstant()), stop);
    }
}
