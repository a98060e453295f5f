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

    /// <summary>Characters of who acts, in all.</summary>
    private const int MostOfAPerson = 300;

    private const int MostOfACaseId = 100;

    /// <summary>An empty body says nothing, and that is no fault of its own.</summary>
    public static async Task<ActionBody<T>> Body<T>(HttpContext http) where T : class
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.TransferEncoding.Contains("chunked"))
        {
            http.BodyIsRead();
            return ActionBody<T>.Nothing();
        }
        var (bytes, refused) = await JsonRequest.Read(http, MostBytes, Refusals.ActionTooLarge);
        return refused is null ? ActionBody<T>.Read(bytes) : ActionBody<T>.Nothing(refused);
    }

    /// <summary>The signed-in person, or the one whom a desk's system names; null when nobody is named.</summary>
    public static ActingPerson? Person(Caller caller, ActingPerson? said) =>
        caller.Person is { } oid ? new(oid, null, null) : string.IsNullOrWhiteSpace(said?.Id) && string.IsNullOrWhiteSpace(said?.Name) ? null : said;

    /// <summary>Null where it is known who acts.</summary>
    public static Refusal? Unnamed(Caller caller, ActingPerson? said) => Person(caller, said) switch
    {
        null => new(Refusals.ActingPersonRequired, new Finding("/actingPerson", "acting-person-required")),
        { } person when (person.Id ?? "").Length + (person.Name ?? "").Length + (person.Role ?? "").Length > MostOfAPerson =>
            new(Refusals.ActingPersonRequired, new Finding("/actingPerson", "text-too-long", $"{MostOfAPerson}")),
        _ => null,
    };

    /// <summary>Null where the desk's own case number is short enough to be kept, or there is none.</summary>
    public static Refusal? CaseIdTooLong(string? said) =>
        said?.Length > MostOfACaseId ? new(Refusals.CaseIdTooLong, new Finding("/recipientCaseId", "text-too-long", $"{MostOfACaseId}")) : null;

    /// <summary>Where the action left something to do at once.</summary>
    public static async Task WakeWorker(Delivery delivery, IWorkQueues queues, CancellationToken stop)
    {
        if (DeliverySteps.ToStandDown(delivery).Count > 0 || DeliverySteps.AwaitsReroute(delivery) || MatchSteps.AwaitsRecord(delivery))
        {
            await queues.Wake(new QueuedWork.Delivery(delivery.RecipientId, delivery.Id), stop);
        }
    }
}
