using NodaTime;

namespace Safeguarding.Routing;

/// <summary>The times that an Encompass notification gives. Instants are UTC; the date is a London date.</summary>
/// <param name="IncidentDate">Used when only the date of the incident is known.</param>
public sealed record EncompassTimes(Instant? IncidentAt, LocalDate? IncidentDate, Instant? PoliceAwareAt, Instant ReceivedAt)
{
    /// <summary>
    /// When the clock starts (design 6): the later of incident and police awareness; only a date: the end of that date; nothing: receipt.
    /// A time up to 24 hours after receipt stands as given, one further ahead counts as unknown (design 5).
    /// </summary>
    public Instant Start => new[] { Incident, Plausible(PoliceAwareAt) }.Max() ?? ReceivedAt;

    private Instant? Incident => Plausible(IncidentAt) ?? EndOfIncidentDate;

    // An incident lies before its report, so the end of a day that is not over is receipt. Otherwise a report at 08:00 of an incident
    // "today" would be due tomorrow instead of at 09:00; the sender is still never late by it, since a target comes strictly after receipt.
    private Instant? EndOfIncidentDate => IncidentDate switch
    {
        { } date when date > LondonTime.Local(LatestPlausible).Date => null,
        { } date when date == LondonTime.Local(ReceivedAt).Date => ReceivedAt,
        { } date => LondonTime.EndOf(date),
        null => null,
    };

    private Instant LatestPlausible => ReceivedAt + Limits.Span(LimitIds.EventTimeAhead);

    private Instant? Plausible(Instant? given) => given <= LatestPlausible ? given : null;
}
