using System.Text.Json;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>What the actions of a desk share: an optional JSON body, the acting person, and waking the worker for what follows.</summary>
internal static class ActionBody
{
    /// <returns>Null for an empty body; a refusal for one that cannot be read.</returns>
    public static async Task<(T? Said, Refusal? Refused)> Read<T>(HttpContext http) where T : class
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.TransferEncoding.Contains("chunked"))
        {
            return (null, null);
        }
        try
        {
            return (await http.Request.ReadFromJsonAsync<T>(http.RequestAborted), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, new(Refusals.Unreadable));
        }
    }

    /// <summary>The signed-in person, or the person whom a desk's system names; null when it names nobody.</summary>
    public static ActingPerson? Actor(Caller caller, ActingPerson? named) =>
        caller.Person is { } oid ? new(oid, null, null)
        : !string.IsNullOrWhiteSpace(named?.Id ?? named?.Name) && (named?.Id ?? "").Length + (named?.Name ?? "").Length <= 200 ? named
        : null;

    /// <summary>The document carries its next action; when the queue is down the sweep sees to it.</summary>
    public static async Task WakeWorker(Delivery delivery, IWorkQueues queues, ILogger log, CancellationToken stop)
    {
        try
        {
            await queues.DeliveryDue(delivery.RecipientId, delivery.Id, stop);
        }
        catch (UnavailableException)
        {
            log.LogWarning("The queue is unavailable; delivery {DeliveryId} is left to the sweep", delivery.Id);
        }
    }
}
