using System.Text.Json;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// An accepted report: one document, one transaction (design 4, rule 5). All times are UTC. States are set-once times;
/// <see cref="State"/> only sums them up for a query.
/// </summary>
public sealed record Report
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
    public required IReadOnlyList<Finding> Warnings { get; init; }
    public required IReadOnlyList<string> Advice { get; init; }
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>When the reporter is told to chase unless a person acknowledged or decided.</summary>
    public Instant? ChaseAt { get; init; }
    public TelephoneConfirmation? TelephoneConfirmation { get; init; }

    public required Instant AcceptedAt { get; init; }

    /// <summary>Every route has its delivery.</summary>
    public Instant? RoutedAt { get; init; }
    public Instant? StuckAt { get; init; }
    public required IReadOnlyList<HistoryEntry> History { get; init; }
    public WorkState Work { get; init; } = WorkState.None;

    /// <summary>Epoch milliseconds; absent when nothing is due.</summary>
    public long? NextActionAt { get; init; }

    /// <summary>Epoch milliseconds of the last change.</summary>
    public required long UpdatedAt { get; init; }

    public string State => StuckAt is not null ? "stuck" : RoutedAt is not null ? "routed" : "accepted";

    /// <summary>
    /// The first <paramref name="delivered"/> routes have their delivery. When these are all, nothing is due any more; routes that were
    /// appended meanwhile keep their next action.
    /// </summary>
    public Report Routed(int delivered, Instant at) => delivered <= RoutesDelivered ? this : this with
    {
        RoutesDelivered = delivered,
        RoutedAt = RoutedAt ?? at,
        StuckAt = null,
        NextActionAt = delivered >= Routes.Count ? null : NextActionAt,
        Work = WorkState.None,
        UpdatedAt = at.ToUnixTimeMilliseconds(),
        History = History.With(new(at, "routed")),
    };

    /// <summary>Appends an event and its routes in one write: whoever reads the report sees both or neither.</summary>
    public Report Recorded(ReportEvent happened, IReadOnlyList<Route> routes) => this with
    {
        Events = [.. Events, happened],
        Routes = [.. Routes, .. routes.Select(r => r with { EventId = happened.Id })],
        NextActionAt = (happened.ReceivedAt + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
        UpdatedAt = happened.ReceivedAt.ToUnixTimeMilliseconds(),
        History = History.With(new(happened.ReceivedAt, $"event-{happened.Type}", happened.Id)),
    };

    /// <summary>Appends a round of routes that stand for one closed delivery; doing it again changes nothing.</summary>
    public Report Rerouted(string closedDelivery, IReadOnlyList<Route> routes, Instant at)
    {
        if (Routes.Any(r => r.RedirectedFrom == closedDelivery))
        {
            return this;
        }
        var round = Routes.Max(r => r.Round) + 1;
        return this with
        {
            Routes = [.. Routes, .. routes.Select(r => r with { Round = round, RedirectedFrom = closedDelivery })],
            NextActionAt = (at + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
            UpdatedAt = at.ToUnixTimeMilliseconds(),
            History = History.With(new(at, "rerouted", closedDelivery)),
        };
    }
}
