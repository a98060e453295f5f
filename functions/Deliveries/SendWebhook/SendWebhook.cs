using System.Globalization;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Queue `due-webhooks` ("desk deliveryId"): one attempt to tell a desk's system that an item waits. It is written down before it is made, so that a cut
/// at any point is followed by another one under the same id. The item lies in the inbox whatever becomes of it.
/// </summary>
public sealed partial class SendWebhook(
    IDeliveryStore deliveries, IDeskWebhooks desks, IDirectory directory, IWebhookClient client, IWebhookSecrets secrets, IAuditLog audit, IRejections rejections,
    IWorkQueues queues, PoisonRecord poison, IClock clock, ILogger<SendWebhook> log)
{
    public const string Queue = "due-webhooks";

    /// <summary>Code of the operator's notice that a desk's webhook is paused.</summary>
    public const string PausedCode = "webhook-paused";

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(SendWebhook), async http =>
    {
        var message = await TriggerCall.Message(http);
        await http.RequestServices.GetRequiredService<SendWebhook>().Run(message, http.RequestAborted);
    });

    public async Task Run(string? message, CancellationToken stop)
    {
        if (DueDelivery.Read(message) is not var (desk, id))
        {
            await poison.NotAnId(Queue, message, stop);
            return;
        }
        var delivery = await deliveries.Find(id, desk, stop) ?? throw new MissingDocumentException(id);
        var now = clock.GetCurrentInstant();
        if (!WebhookSteps.IsDue(delivery, now))
        {
            return;
        }
        var address = (await directory.Current(stop)).Desks.Desk(desk)?.Webhook;
        if (address is null || !WebhookSteps.IsNeeded(delivery))
        {
            await Change(delivery, d => WebhookSteps.Ended(d, address is null ? "no-webhook" : "not-needed", now), stop);
            return;
        }
        var known = await desks.Find(desk, desk, stop);
        if (known?.IsPausedFor(address) == true && !delivery.Webhook!.Asked)
        {
            await Notice(known, stop);
            await Change(delivery, d => WebhookSteps.Paused(d, now), stop);
            return;
        }
        await Try(delivery, address, known, now, stop);
    }

    private async Task Try(Delivery delivery, Uri address, DeskWebhook? known, Instant now, CancellationToken stop)
    {
        var mine = false;
        delivery = await Change(delivery, d =>
        {
            var taken = WebhookSteps.TakenUp(d, now);
            mine = !ReferenceEquals(taken, d);
            return taken;
        }, stop);
        if (!mine)
        {
            return;
        }
        var attempt = delivery.Webhook!.Attempts;
        await Audit(delivery, string.Create(CultureInfo.InvariantCulture, $"webhook {attempt}"), now, stop);
        var answer = secrets.Of(delivery.RecipientId) is { Count: > 0 } keys
            ? await client.Post(address, WebhookMessage.Of(delivery, now), keys, stop) : WebhookAnswers.Of(WebhookFailure.NoSecret);
        var then = clock.GetCurrentInstant();
        await Audit(delivery, string.Create(CultureInfo.InvariantCulture, $"webhook {attempt} {answer.Status}"), then, stop);
        Attempted(log, delivery.Id, delivery.RecipientId, attempt, answer.Status);
        await Record(delivery, attempt, answer, await Heard(delivery.RecipientId, address, known, answer, then, stop), then, stop);
    }

    /// <summary>The operator's notice stands before the item says that it is paused: cut between, the next message says it again.</summary>
    private async Task Record(Delivery delivery, int attempt, WebhookAnswer answer, DeskWebhook? desk, Instant now, CancellationToken stop)
    {
        if (desk?.PausedAt is not null)
        {
            await Notice(desk, stop);
        }
        delivery = await Change(delivery, d => WebhookSteps.Answered(d, attempt, answer, desk?.PausedAt is not null, now), stop);
        if (delivery.Webhook?.NextAttemptAt is { } next && delivery.Webhook.Attempts == attempt)
        {
            await queues.Enqueue(new QueuedWork.Webhook(delivery.RecipientId, delivery.Id) { After = next - now + WebhookIntervals.NeverEarly }, stop);
        }
    }

    /// <summary>A desk whose messages have always arrived has no document.</summary>
    private async Task<DeskWebhook?> Heard(string desk, Uri address, DeskWebhook? known, WebhookAnswer answer, Instant now, CancellationToken stop)
    {
        if (known is null && answer.Verdict == WebhookVerdict.Accepted)
        {
            return null;
        }
        var first = DeskWebhook.New(desk, address).Heard(address, answer, now);
        return known is null && await desks.CreateOrExisting(first, stop) is null ? first
            : await desks.Update(desk, desk, d => d.Heard(address, answer, now), stop);
    }

    /// <summary>One notice for each pause, with the last status and the desk.</summary>
    private Task Notice(DeskWebhook paused, CancellationToken stop)
    {
        var at = paused.PausedAt!.Value;
        var notice = Rejection.Of(Rejection.Pipeline, at, [], PausedCode, [paused.LastStatus ?? "", paused.Id]);
        return rejections.Record(notice with { Id = string.Create(CultureInfo.InvariantCulture, $"webhook-{paused.Id}-{at.ToUnixTimeMilliseconds()}") }, stop);
    }

    private Task Audit(Delivery delivery, string action, Instant at, CancellationToken stop) =>
        audit.Append(AuditEntry.ByPipeline(delivery.Id, action, delivery.RecipientId, at), stop);

    private Task<Delivery> Change(Delivery delivery, Func<Delivery, Delivery> change, CancellationToken stop) =>
        deliveries.Update(delivery.Id, delivery.RecipientId, change, stop);

    [LoggerMessage(LogLevel.Information, "Webhook of delivery {DeliveryId} to {Desk}, attempt {Attempt}: {Status}")]
    private static partial void Attempted(ILogger log, string deliveryId, string desk, int attempt, string status);
}
