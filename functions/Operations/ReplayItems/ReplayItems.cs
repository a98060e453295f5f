using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// POST /api/operations/replays {requestId, reason, deliveryIds | reportIds | filter}: sends one item or a bounded set once more (design 4, rule 7).
/// Order: the selection is stored, each item is marked and enqueued, the outcomes are stored; cut anywhere, the same request does the rest, and what
/// was marked is sent by the sweep. An item that is under way is answered as such and left alone.
/// </summary>
public static class ReplayItems
{
    /// <param name="Complete">False where a filter takes more items than one request: ask again, with a new requestId and <paramref name="Next"/> as page.</param>
    public sealed record ReplayAnswer(string RequestId, Instant At, IReadOnlyList<ReplayedItem> Items, bool Complete, string? Next);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/operations/replays", Replay)
        .Accepts<ReplayBody>("application/json")
        .Produces<ReplayAnswer>()
        .WithName(nameof(ReplayItems));

    private static async Task<IResult> Replay(HttpContext http, IOperatorRecords records, SelectReplays select, MarkReplays mark, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var body = await DeskAction.Body<ReplayBody>(http);
        if (body.Refused(Refusals.InvalidReplay, body.Said.Refused()) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var outcome = await Stored(body.Said, caller, records, select, clock.GetCurrentInstant(), stop);
        if (outcome.Refusal is { } unfit)
        {
            return Problem.From(unfit, http);
        }
        var request = outcome.Value!;
        if (request.CompletedAt is null)
        {
            var items = await mark.Run(request, caller, stop);
            var completed = clock.GetCurrentInstant();
            request = await records.Change(request.Id, r => r.CompletedAt is null ? r with { Items = items, CompletedAt = completed } : null, stop);
        }
        return TypedResults.Ok(new ReplayAnswer(request.Id, request.At, request.Items, request.Next is null, request.Next));
    }

    /// <summary>The request as it was first sent: a later selection by the same filter could be another one.</summary>
    private static async Task<Outcome<ReplayRequest>> Stored(
        ReplayBody said, Caller caller, IOperatorRecords records, SelectReplays select, Instant now, CancellationToken stop)
    {
        var digest = said.Digest(caller.PrincipalId);
        if (await records.Find(said.RequestId!, stop) is not { } known)
        {
            var selected = await select.Of(said, stop);
            if (selected.Refusal is { } refusal)
            {
                return refusal;
            }
            var (items, next) = selected.Value!;
            var request = new ReplayRequest(
                said.RequestId!, ReplayRequest.Partition, caller.PrincipalId, caller.Person, said.Reason!.Trim(), digest, now, items, next);
            known = await records.CreateOrExisting(request, stop) ?? request;
        }
        return known.Digest == digest ? known : new Refusal(Refusals.ReplayConflict) { Names = known.Id };
    }
}
