namespace Safeguarding.Reports;

/// <summary>Our own queues carry ids only (design 4, rule 3).</summary>
public interface IWorkQueues
{
    Task ReportAccepted(string reportId, CancellationToken stop);

    Task DeliveryDue(string desk, string deliveryId, CancellationToken stop);

    /// <param name="after">Until then the message stays unseen.</param>
    Task AlertDue(string boxId, NodaTime.Duration after, CancellationToken stop);

    /// <param name="after">Until then the message stays unseen.</param>
    Task WebhookDue(string desk, string deliveryId, NodaTime.Duration after, CancellationToken stop);

    /// <summary>Takes each poison message, and deletes it once <paramref name="record"/> has returned.</summary>
    Task DrainPoison(Func<PoisonMessage, Task> record, CancellationToken stop);
}

/// <summary>A message that no worker could finish.</summary>
public sealed record PoisonMessage(string Queue, string MessageId, ReadOnlyMemory<byte> Body);
