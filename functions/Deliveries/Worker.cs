using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>Wakes the worker for what is stored with its next action (design 4, rule 2): when the queue is down the sweep sees to it.</summary>
internal static partial class Worker
{
    /// <param name="enqueue">Puts the id of the item into its queue.</param>
    /// <param name="id">Of the delivery or report.</param>
    public static async Task Wake(Func<Task> enqueue, string id, ILogger log)
    {
        try
        {
            await enqueue();
        }
        catch (UnavailableException)
        {
            LeftToSweep(log, id);
        }
    }

    /// <inheritdoc cref="Wake(Func{Task}, string, ILogger)"/>
    public static Task Wake(IWorkQueues queues, Delivery delivery, ILogger log, CancellationToken stop) =>
        Wake(() => queues.DeliveryDue(delivery.RecipientId, delivery.Id, stop), delivery.Id, log);

    [LoggerMessage(LogLevel.Warning, "The queue is unavailable; {Id} is left to the sweep")]
    private static partial void LeftToSweep(ILogger log, string id);
}
