using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// One kind of report, as its slice describes it to everything that spans the kinds: fields, rules, routes and projections.
/// </summary>
/// <param name="Name">Stable name on the wire, e.g. "missing-episode".</param>
/// <param name="Function">Name of its receiving function, folder and endpoint.</param>
/// <param name="Path">Its address below the host's route prefix, e.g. "/api/missing-episodes".</param>
/// <param name="Fields">The table that its payloads are checked against.</param>
/// <param name="Rules">Adds the faults and warnings that no single field can show (design 5).</param>
/// <param name="Route">Pure: who must receive it, why and by when.</param>
/// <param name="RouteTo">Pure: the routes to one desk that a person named after a redirection, with deadlines as if received now.</param>
/// <param name="Project">Pure: what one desk may see of it (design rule 10).</param>
public sealed record ReportKind(
    string Name, string Function, string Path, IReadOnlyList<Field> Fields,
    Action<JsonElement, Findings> Rules, Func<RoutingRequest, RoutedReport> Route, Func<RoutingRequest, Redirected, IEnumerable<Route>> RouteTo, Func<Report, Route, Desk, JsonObject> Project)
{
    /// <summary>What one desk may see: the kind's own projection, or the markers that a duty desk is only asked about.</summary>
    public JsonObject View(Report report, Route route, Desk desk) =>
        route.Role == RouteRole.MarkerToRead ? UnclearMarkers.View(report, route, desk) : Project(report, route, desk);

    /// <summary>What may happen after acceptance; null for a kind that has no events.</summary>
    public EventKind? Events { get; init; }

    /// <summary>Pure: whether what a route asks of its desk goes on although the sender withdraws the report; by default nothing does.</summary>
    public Func<JsonElement, Route, bool> OutlivesWithdrawal { get; init; } = (_, _) => false;

    /// <summary>What desks can record that they did about an item; empty for a kind whose desks record it elsewhere.</summary>
    public IReadOnlyList<ActionOption> Actions { get; init; } = [];
}

/// <summary>Everything a kind may use to route: the content, the children, the sender, the time of receipt and one directory snapshot.</summary>
/// <param name="SenderType">"police", "council", "health", ... as the directory says; null for a sender that it does not know.</param>
public sealed record RoutingRequest(
    JsonElement Content, IReadOnlyList<ReportChild> Children, string Sender, Instant ReceivedAt, DeskBook Desks, string? SenderType = null)
{
    /// <summary>What people said that markers of this report mean.</summary>
    public IReadOnlyList<MarkerMeant> MarkerReadings { get; init; } = [];

    public JsonElement Of(ReportChild child) => Content.Items("children")[child.Position];

    /// <summary>
    /// Codes that the children name, in an order that does not depend on the one in which the report lists the children: whoever is told, why and where must
    /// not either. What one child names keeps its own order.
    /// </summary>
    public IReadOnlyList<string> Named(Func<ReportChild, IEnumerable<string?>> by) =>
        [.. Children.Select(c => by(c).OfType<string>().ToList()).OrderBy(n => string.Join(' ', n), StringComparer.Ordinal).SelectMany(n => n)];

    /// <summary>The same for authorities, of which one may rest on a postcode.</summary>
    public IReadOnlyList<NamedAuthority> NamedAuthorities(Func<ReportChild, IEnumerable<NamedAuthority?>> by) =>
    [
        .. Children.Select(c => by(c).OfType<NamedAuthority>().ToList())
            .OrderBy(n => string.Join(' ', n.Select(a => $"{a.Code}{(a.FromPostcode ? "+" : "")}")), StringComparer.Ordinal).SelectMany(n => n),
    ];

    /// <summary>True below the age in whole years at receipt in London; an unknown or future date of birth is not below.</summary>
    public bool Younger(ReportChild child, int years) =>
        WireTime.Read(Of(child).Text("dateOfBirth"))?.Day is { } born
        && LondonTime.Local(ReceivedAt).Date is var today
        && born <= today && Period.Between(born, today, PeriodUnits.Years).Years < years;
}

/// <summary>What routing adds to a report. <paramref name="Warnings"/> are found only with the directory at hand.</summary>
/// <param name="ChaseAt">When the reporter is told to chase unless a person acknowledged or decided; null where the kind has no such clock.</param>
public sealed record RoutedReport(
    IReadOnlyList<Route> Routes, IReadOnlyList<Finding> Warnings, IReadOnlyList<string> Advice, IReadOnlyList<string> Duties, Instant? ChaseAt = null)
{
    /// <summary>Whether this submission confirms a report by telephone in time, or that the confirmation is still awaited; null where no call was made.</summary>
    public TelephoneConfirmation? TelephoneConfirmation { get; init; }
}

/// <summary>A report by telephone and its confirmation in writing.</summary>
/// <param name="DueAt">When it has to be confirmed; equality is late.</param>
/// <param name="Late">This submission confirms it, too late. An awaited confirmation is never looked up, so it is never called late.</param>
/// <param name="Awaited">Whoever took the call wrote this submission: the caller's own confirmation is a report still to come.</param>
public sealed record TelephoneConfirmation(Instant TelephonedAt, Instant DueAt, bool Late, string RuleId, string Citation, bool Awaited = false);

/// <summary>What a redirection asks of a kind: this desk, for this child, by this rule, in the role that the closed route had.</summary>
public sealed record Redirected(Desk Desk, string? ChildKey, RoutingRule Rule, RouteRole Role)
{
    /// <summary>The closed route was that of a desk that decides for the child, or that was to find it.</summary>
    public bool Decides { get; init; }
}

/// <summary>A child of a report.</summary>
/// <param name="Key">The sender's short plain key, or one assigned once at acceptance; never an index (design 4, rule 3).</param>
/// <param name="Position">Where the child stands in the stored content, which never changes.</param>
public sealed record ReportChild(string Key, int Position)
{
    /// <summary>When the sender withdrew what it had said of this child; the content stays.</summary>
    public Instant? WithdrawnAt { get; init; }
}
