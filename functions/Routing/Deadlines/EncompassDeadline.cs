using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// When a school must have acknowledged an Operation Encompass notification (design 6). The law says "as soon as is reasonably
/// practicable" (Domestic Abuse Act 2021 s.49A), so the notification goes at once in every case; 09:00 is the service target
/// (WG37941, Operation Encompass box), never a reason to hold it back.
/// </summary>
public static class EncompassDeadline
{
    /// <summary>
    /// The deadline at the child's school. Rules run in Europe/London; instants are UTC; intervals are half-open, equality is late.
    /// After a redirection the caller passes the moment of redirection as <see cref="EncompassTimes.ReceivedAt"/>.
    /// </summary>
    public static Deadline Compute(EncompassTimes times, SchoolCalendar calendar)
    {
        var receivedAt = times.ReceivedAt;
        var target = EncompassTarget.FirstAfter(times.Start, calendar);
        var due = EncompassDue.Of(target, receivedAt, calendar);
        return new Deadline
        {
            RuleId = due.RuleId,
            Citation = Limits.Get(due.RuleId).Source,
            Start = times.Start,
            Target = target.At,
            DueAt = due.At,
            LateOnArrival = target.IsMissedBy(receivedAt),
            ShortNotice = due.At - receivedAt < Limits.Span(LimitIds.ShortNotice),
            Assumed = due.Day.Assumed,
            HolidayNotice = due.At - receivedAt > Limits.Span(LimitIds.HolidayNotice),
            ConfirmSchool = SchoolYear.IsLater(due.Day.Date, LondonTime.Local(receivedAt).Date),
            Steps = due.AtTarget
                ? DeadlineSteps.AtTarget(due.At, receivedAt, due.Day.Assumed)
                : DeadlineSteps.ByPercent(receivedAt, due.At, receivedAt, due.Day.Assumed),
            CalendarFacts = EncompassFacts.Of(times, target, due, calendar),
        };
    }
}
