using System.Text.Json;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// An accepted report: one document, one transaction (design 4, rule 5). All times are UTC. States are set-once times;
/// <see cref="State"/> only sums them up for a query.
/// </summary>
public sealed partial record Report
{
    public required string Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>Organisation of the authenticated sender, e.g. "police.gwent".</summary>
    public required string SenderId { get; init; }

    /// <summary>The sender's id of this submission, or one made from the content.</summary>
    public required string Reference { get; init; }
    public string? IncidentReference { get; init; }

    /// <summary>SHA-256 of the RFC 8785 form without sentAt.</summary>
    public required string ContentHash { get; init; }
    public required Instant ReceivedAt { get; init; }

    /// <summary>The directory snapshot that routed it.</summary>
    public required string DirectorySnapshot { get; init; }

    /// <summary>The content as sent, unknown properties included.</summary>
    public required JsonElement Content { get; init; }
    public required IReadOnlyList<ReportChild> Children { get; init; }
    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>So many of the routes, from the first, have their delivery.</summary>
    public int RoutesDelivered { get; init; }

    /// <summary>What happened after acceptance, in order of receipt; each event's routes stand among <see cref="Routes"/>.</summary>
    public IReadOnlyList<ReportEvent> Events { get; init; } = [];

    /// <summary>Earlier episodes of the same children were looked for, once; null until then, and for kinds that have none.</summary>
    public Instant? RepeatsSoughtAt { get; init; }

    /// <summary>So many amendments had been made then; with a further one they are looked for again.</summary>
    public int RepeatsSoughtAfter { get; init; }

    /// <summary>Which desk was named where one was asked for, the first answer to each question, in order.</summary>
    public IReadOnlyList<RouteAnswer> Answers { get; init; } = [];

    /// <summary>So many of the answers, from the first, are carried out.</summary>
    public int AnswersApplied { get; init; }

    /// <summary>What people said of matches of this report with others.</summary>
    public IReadOnlyList<MatchDecision> MatchDecisions { get; init; } = [];
    public required IReadOnlyList<Finding> Warnings { get; init; }
    public required IReadOnlyList<string> Advice { get; init; }
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>When the reporter is told to chase unless a person acknowledged or decided.</summary>
    public Instant? ChaseAt { get; init; }
    public TelephoneConfirmation? TelephoneConfirmation { get; init; }

    public required Instant AcceptedAt { get; init; }

    /// <summary>W3C traceparent of the acceptance, where a trace was recorded: later steps belong to it. Shown to nobody.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Every route has its delivery.</summary>
    public Instant? RoutedAt { get; init; }
    public Instant? StuckAt { get; init; }
    public required IReadOnlyList<HistoryEntry> History { get; init; }
    public WorkState Work { get; init; } = WorkState.None;

    /// <summary>Epoch milliseconds; absent when nothing is due.</summary>
    public long? NextActionAt { get; init; }

    /// <summary>Epoch milliseconds of the last change.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>The routes that the sender may know of: none that rests on other reports (design 4, rule 11).</summary>
    public IEnumerable<Route> RoutesForSender() => Routes.Where(r => r.IsForSender());

    /// <summary>Nothing is left to deliver, and no delivery is left to change.</summary>
    public bool HasNothingDue => RoutesDelivered >= Routes.Count && AmendmentsApplied >= Amendments.Count && AnswersApplied >= Answers.Count;

    /// <summary>Everything that <see cref="State"/> says.</summary>
    public static readonly IReadOnlyList<string> States = ["accepted", "routed", "stuck"];

    public string State => StuckAt is not null ? "stuck" : RoutedAt is not null ? "routed" : "accepted";

    /// <summary>
    /// The first <paramref name="delivered"/> routes have their delivery, the first <paramref name="amendments"/> amendments have changed theirs, and
    /// the first <paramref name="answers"/> answers are carried out. When these are all, nothing is due any more; what was appended meanwhile keeps its
    /// next action.
    /// </summary>
    public Report Routed(int delivered, int amendments, Instant at, int answers = 0) =>
        delivered <= RoutesDelivered && amendments <= AmendmentsApplied && answers <= AnswersApplied ? this : this with
        {
            RoutesDelivered = Math.Max(delivered, RoutesDelivered),
            AmendmentsApplied = Math.Max(amendments, AmendmentsApplied),
            AnswersApplied = Math.Max(answers, AnswersApplied),
            RoutedAt = RoutedAt ?? at,
            StuckAt = null,
            NextActionAt = delivered >= Routes.Count && amendments >= Amendments.Count && answers >= Answers.Count ? null : NextActionAt,
            Work = WorkState.None,
            UpdatedAt = amendments > AmendmentsApplied ? at.ToUnixTimeMilliseconds() : Updated(Routes.Skip(RoutesDelivered).Take(delivered - RoutesDelivered), at),
            History = History.With(new(at, "routed")),
        };

    /// <summary>
    /// Appends the routes of possible repeats, ends those that an amendment took the ground from, and says that they were sought, in one write; a second
    /// time changes nothing, and a desk that has an item of the child gets no other one.
    /// </summary>
    /// <param name="after">So many amendments were looked at.</param>
    public Report RepeatsSought(IReadOnlyList<Route> found, Instant at, int after = 0, Func<Route, bool>? ended = null)
    {
        if (RepeatsSoughtAt is not null && RepeatsSoughtAfter >= after)
        {
            return this;
        }
        IReadOnlyList<Route> routes =
            [.. Routes.Select(r => r.Repeat is not null && r.RepeatEndedAt is null && ended?.Invoke(r) == true ? r with { RepeatEndedAt = at } : r)];
        var told = routes.Where(r => r.Repeat is not null && r.RepeatEndedAt is null).Select(r => (r.Desk, r.ChildKey)).ToHashSet();
        return this with
        {
            RepeatsSoughtAt = at,
            RepeatsSoughtAfter = after,
            Routes = [.. routes, .. found.Where(r => !told.Contains((r.Desk, r.ChildKey)))],
            History = History.With(new(at, "repeats-sought")),
        };
    }

    /// <summary>Keeps each desk's latest word on each pair; an older one than is kept changes nothing.</summary>
    public Report MatchesDecided(IReadOnlyList<MatchDecision> decisions)
    {
        var news = decisions.Where(d => !MatchDecisions.Any(k => k.IsOfSamePairAndDesk(d) && k.At >= d.At)).ToList();
        return news.Count == 0 ? this : this with
        {
            MatchDecisions = [.. MatchDecisions.Where(k => !news.Exists(k.IsOfSamePairAndDesk)), .. news],
            History = History.With(new(news[0].At, "matches-decided", news[0].Desk)),
        };
    }

    /// <summary>Appends an event and its routes in one write: whoever reads the report sees both or neither.</summary>
    public Report Recorded(ReportEvent happened, IReadOnlyList<Route> routes) => this with
    {
        Events = [.. Events, happened],
        Routes = [.. Routes, .. routes.Select(r => r with { EventId = happened.Id })],
        NextActionAt = (happened.ReceivedAt + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
        UpdatedAt = happened.ReceivedAt.ToUnixTimeMilliseconds(),
        History = History.With(new(happened.ReceivedAt, $"event-{happened.Type}", happened.Id)),
    };

    /// <summary>Keeps the first answer to each question; the report's worker carries it out if nobody else does.</summary>
    public Report Answered(RouteAnswer answer) => Answers.Any(answer.IsOfSameQuestion) ? this : this with
    {
        Answers = [.. Answers, answer],
        NextActionAt = (answer.At + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
        History = History.With(new(answer.At, "answered", answer.Named)),
    };

    /// <summary>Appends a round of routes that stand for one closed delivery; doing it again changes nothing.</summary>
    public Report Rerouted(string closedDelivery, IReadOnlyList<Route> routes, Instant at)
    {
        if (routes.Count == 0 || Routes.Any(r => r.RedirectedFrom == closedDelivery))
        {
            return this;
        }
        var round = Routes.Max(r => r.Round) + 1;
        return this with
        {
            Routes = [.. Routes, .. routes.Select(r => r with { Round = round, RedirectedFrom = closedDelivery, RedirectedAt = at })],
            NextActionAt = (at + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
            UpdatedAt = Updated(routes, at),
            History = History.With(new(at, "rerouted", closedDelivery)),
        };
    }

    /// <summary>What the sender may not know of does not show in when the report last changed either.</summary>
    private long Updated(IEnumerable<Route> changed, Instant at) => changed.All(r => !r.IsForSender()) ? UpdatedAt : at.ToUnixTimeMilliseconds();
}
