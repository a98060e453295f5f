using NodaTime;

namespace Safeguarding.Reports;

/// <summary>Our own queues carry ids only (design 4, rule 3).</summary>
public interface IWorkQueues
{
    /// <summary>For a worker, whose own message is redelivered when this throws.</summary>
    Task Enqueue(QueuedWork work, CancellationToken stop);

    /// <summary>
    /// Best effort, for what is stored with its next action (design 4, rule 2): whatever the queue answers, the sweep sees to it, and nobody who waits for
    /// an answer is told of it.
    /// </summary>
    /// <returns>Whether the queue took it.</returns>
    Task<bool> Wake(QueuedWork work, CancellationToken stop);

    /// <summary>
    /// Takes each poison message, and deletes it once <paramref name="record"/> has returned. One that cannot be worked off stays and holds up no other.
    /// </summary>
    Task DrainPoison(Func<PoisonMessage, Task> record, CancellationToken stop);
}

/// <summary>What a queue tells its worker to look at.</summary>
/// <param name="Id">Of the report, delivery or box.</param>
public abstract record QueuedWork(string Id)
{
    /// <summary>Until then the message stays unseen.</summary>
    public Duration After { get; init; }

    /// <summary>A report whose deliveries are to be made.</summary>
    public sealed record Report(string Id) : QueuedWork(Id);

    /// <summary>An item of a desk for which something is due.</summary>
    public sealed record Delivery(string Desk, string Id) : QueuedWork(Id);

    /// <summary>A contact's box whose alert is due.</summary>
    public sealed record Alert(string Id) : QueuedWork(Id);

    /// <summary>An item of which a desk's system is to be nudged.</summary>
    public sealed record Webhook(string Desk, string Id) : QueuedWork(Id);
}

/// <summary>A message that no worker could finish.</summary>
/// <param name="Body">As it lies in the queue, whatever it is.</param>
public sealed record PoisonMessage(string Queue, string MessageId, ReadOnlyMemory<byte> Body);
