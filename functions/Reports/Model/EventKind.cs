using System.Text.Json;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>The events that a kind of report may have, as its slice describes them to what spans the kinds.</summary>
/// <param name="Path">Address of its endpoint, e.g. "/api/missing-episodes/{id}/events".</param>
/// <param name="Fields">The table that an event's payload is checked against.</param>
/// <param name="Rules">Adds the faults and warnings that no single field can show.</param>
/// <param name="Route">Pure: who must hear of the event, why and by when.</param>
/// <param name="Most">Id of the limit on the number of events that one report holds.</param>
public sealed record EventKind(
    string Path, IReadOnlyList<Field> Fields, Action<JsonElement, Findings> Rules, Func<EventRequest, RoutedEvent> Route, string Most)
{
    /// <summary>Type of an event that is only a plan while its time lies ahead; null where there is none.</summary>
    public string? PlannedWhenAhead { get; init; }
}

/// <summary>What an event is routed by: its own report, never another one.</summary>
/// <param name="InForce">The report's routes that no desk has sent on.</param>
public sealed record EventRequest(Report Report, ReportEvent Event, IReadOnlyList<RouteInForce> InForce, DeskBook Desks);

/// <summary>What routing adds to an event.</summary>
public sealed record RoutedEvent(
    IReadOnlyList<Route> Routes, IReadOnlyList<Finding> Warnings, IReadOnlyList<string> Advice, Instant? ReturnInterviewDueAt = null);
