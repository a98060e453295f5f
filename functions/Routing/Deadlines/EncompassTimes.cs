using NodaTime;

namespace Safeguarding.Routing;

/// <summary>The times that an Encompass notification gives. Instants are UTC; the date is a London date.</summary>
/// <param name="IncidentDate">Used when only the date of the incident is known.</param>
public sealed record EncompassTimes(Instant? IncidentAt, LocalDate? IncidentDate, Instant? PoliceAwareAt, Instant ReceivedAt)
{
    /// <summary>
    /// When the clock starts (design 6): the later of incident and police awareness; only a date: the end of that date; nothing: receipt.
    /// Both lie before their report, so whatever is written of a later time, or of a day that is not over, is receipt (design 5). Otherwise a report at
    /// 07:00 of "today 23:30", meant of last night, would be due tomorrow; the sender is still never late by it, since a target comes strictly after receipt.
    /// </summary>
    public Instant Start => Instant.Min(new[] { IncidentAt ?? EndOfIncidentDate, PoliceAwareAt }.Max() ?? ReceivedAt, ReceivedAt);

    private Instant? EndOfIncidentDate => IncidentDate is { } date ? date >= LondonTime.Local(ReceivedAt).Date ? ReceivedAt : LondonTime.EndOf(date) : null;
}
