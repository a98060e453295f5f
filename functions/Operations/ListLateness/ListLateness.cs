using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// GET /api/lateness[?from=TIME][&amp;until=TIME]: how many items with a deadline in [from, until) were met, late or breached, by receiving and
/// by sending organisation. Organisations and numbers only. Without parameters the last seven days.
/// </summary>
public static class ListLateness
{
    /// <summary>The widest window: it bounds what one question may read.</summary>
    private static readonly Duration Widest = Duration.FromDays(31);

    private static readonly Duration Usual = Duration.FromDays(7);

    /// <summary>More items than a month of all forces brings; beyond it the answer says that it is not complete.</summary>
    private const int MostItems = 100_000;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/lateness", List).WithName(nameof(ListLateness));

    private static async Task<IResult> List(HttpContext http, IDeliveryStore deliveries, IDirectory directory, IClock clock, string? from, string? until)
    {
        var now = clock.GetCurrentInstant();
        if (Time(until, now) is not { } end)
        {
            return Problem.From(QueryValue.UnreadableTime(nameof(until)), http);
        }
        if (Time(from, end - Usual) is not { } start)
        {
            return Problem.From(QueryValue.UnreadableTime(nameof(from)), http);
        }
        if (start >= end || end - start > Widest)
        {
            return Problem.From(new(Refusals.InvalidQuery, new Finding("/from", "lateness-window")), http);
        }
        var items = new List<DueItem?>();
        await foreach (var item in deliveries.DueBetween(start, end, http.RequestAborted).Take(MostItems + 1))
        {
            items.Add(item);
        }
        var desks = (await directory.Recent(http.RequestAborted)).Desks;
        var counted = items.Take(MostItems).OfType<DueItem>().Where(LatenessFigures.Counts).ToList();
        return TypedResults.Ok(new LatenessAnswer(start, end, items.Count <= MostItems, items.Count(i => i is null),
            LatenessFigures.OfRecipients(counted, desk => desks.Desk(desk)?.Organisation ?? desk, now), LatenessFigures.OfSenders(counted, now)));
    }

    /// <summary>A time, or a date as 00:00 in London; a plus sign that was not encoded arrives as a blank.</summary>
    private static Instant? Time(string? text, Instant otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : WireTime.ReadQuery(text)?.Earliest;
}

/// <param name="Complete">False when the window holds more items than one answer counts: ask for a shorter one.</param>
/// <param name="Unreadable">Items of the window that stand in the store and do not read: they are in no figure.</param>
public sealed record LatenessAnswer(Instant From, Instant Until, bool Complete, int Unreadable, IReadOnlyList<Lateness> Recipients, IReadOnlyList<Lateness> Senders);
