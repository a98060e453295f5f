using System.Text.Json;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>What the actions of a desk on one of its items share: the body, the acting person, and waking the worker for what follows.</summary>
internal static class DeskAction
{
    /// <summary>An action is a few lines of text, never a report.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>What is left of an item's content where it is closed.</summary>
    public static readonly JsonElement ClosedView = JsonSerializer.SerializeToElement(new { closed = "redirected" }, PipelineJson.Options);

    /// <summary>Null for an empty body.</summary>
    public static async Task<(T? Said, Refusal? Refused)> Body<T>(HttpContext http) where T : class
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.TransferEncoding.Contains("chunked"))
        {
            return (null, null);
        }
        var buffer = new byte[MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        try
        {
            return length > MostBytes || !http.Request.HasJsonContentType()
                ? (null, new(Refusals.Unreadable))
                : (JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), PipelineJson.Options), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, new(Refusals.Unreadable));
        }
    }

    /// <summary>The signed-in person, or the one whom a desk's system names; null when nobody is named.</summary>
    public static ActingPerson? Person(Caller caller, ActingPerson? said)
    {
        var person = caller.Person is { } oid ? new ActingPerson(oid, null, null) : said;
        var named = !string.IsNullOrWhiteSpace(person?.Id ?? person?.Name);
        return named && (person!.Id ?? "").Length + (person.Name ?? "").Length + (person.Role ?? "").Length <= 300 ? person : null;
    }

    /// <summary>Where the action left something to do at once.</summary>
    public static async Task WakeWorker(Delivery delivery, IWorkQueues queues, ILogger log, CancellationToken stop)
    {
        if (DeliverySteps.ToStandDown(delivery).Count > 0 || DeliverySteps.AwaitsReroute(delivery) || MatchSteps.AwaitsRecord(delivery))
        {
            await Worker.Wake(queues, delivery, log, stop);
        }
    }
}
