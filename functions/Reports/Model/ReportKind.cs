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
    /// <summary>What may happen after acceptance; null for a kind that has no events.</summary>
    public EventKind? Events { get; init; }
}

/// <summary>Everything a kind may use to route: the content, the children, the sender, the time of receipt and one directory snapshot.</summary>
/// <param name="SenderType">"police", "council", "health", ... as the directory says; null for a sender that it does not know.</param>
public sealed record RoutingRequest(
    JsonElement Content, IReadOnlyList<ReportChild> Children, string Sender, Instant ReceivedAt, DeskBook Desks, string? SenderType = null)
{
    public JsonElement Of(ReportChild child) => Content.Items("children")[child.Position];

    /// <summary>True below the age in whole years at receipt in London; an unknown or future date of birth is not below.</summary>
    public bool Younger(ReportChild child, int years) =>
        WireTime.Read(Of(child).Text("dateOfBirth")) is { } written
        && (written.Date ?? LondonTime.Local(written.At!.Value).Date) is var born
        && LondonTime.Local(ReceivedAt).Date is var today
        && born <= today && Period.Between(born, today, PeriodUnits.Years).Years < years;
}

/// <summary>What routing adds to a report. <paramref name="Warnings"/> are found only with the directory at hand.</summary>
/// <param name="ChaseAt">When the reporter is told to chase unless a person acknowledged or decided; null where the kind has no such clock.</param>
public sealed record RoutedReport(
    IReadOnlyList<Route> Routes, IReadOnlyList<Finding> Warnings, IReadOnlyList<string> Advice, IReadOnlyList<string> Duties, Instant? ChaseAt = null)
{
    /// <summary>Whether this submission confirms a report by telephone in time; null where none was made.</summary>
    public TelephoneConfirmation? TelephoneConfirmation { get; init; }
}

/// <summary>A report by telephone that a submission confirms in writing.</summary>
/// <param name="DueAt">When it had to be confirmed; equality is late.</param>
public sealed record TelephoneConfirmation(Instant TelephonedAt, Instant DueAt, bool Late, string RuleId, string Citation);

/// <summary>What a redirection asks of a kind: this desk, for this child, by this rule, in the role that the closed route had.</summary>
public sealed record Redirected(Desk Desk, string? ChildKey, RoutingRule Rule, RouteRole Role);

/// <summary>A child of a report.</summary>
/// <param name="Key">The sender's short plain key, or one assigned once at acceptance; never an index (design 4, rule 3).</param>
/// <param name="Position">Where the child stands in the stored content, which never changes.</param>
public sealed record ReportChild(string Key, int Position);
