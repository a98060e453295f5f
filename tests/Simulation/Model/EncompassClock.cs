namespace Safeguarding.Tests.Simulation.Model;

/// <summary>When a school must have acknowledged an Encompass notification (design 6), written anew from the words of the design.</summary>
public static class EncompassClock
{
    /// <param name="school">Null for an officer of the authority, who works by its terms.</param>
    public static Clock Of(World world, string authority, WorldSchool? school, EncompassCase notification, DateTime received)
    {
        SchoolDate On(DateOnly day) => Days.Of(world, authority, school, day);
        var target = FirstTargetAfter(Start(notification, received), On);
        var late = received >= target.TargetAt;
        var today = On(LondonClock.DateOf(received));
        if (!today.InHours(received))
        {
            return AtTarget(late ? FirstTargetAfter(received, On) : target, target, late, received);
        }
        if (today.EndAt - received < TimeSpan.FromMinutes(15))
        {
            return AtTarget(FirstTargetAfter(received, On), target, late, received);
        }
        var due = new[] { received.AddMinutes(60), today.EndAt }.Min();
        if (!late && target.TargetAt <= due)
        {
            return AtTarget(target, target, late, received);
        }
        return new(due, StepsOf.Share(received, due, received, today.Assumed), target.TargetAt, late, IsShort(due, received), today.Assumed);
    }

    /// <summary>Due more than three days after receipt: somebody who works through the holiday is told as well.</summary>
    public static bool IsFarAway(Clock clock, DateTime received) => clock.Due - received > TimeSpan.FromDays(3);

    /// <summary>
    /// The later of incident and police awareness; a date counts to its end; nothing known: receipt. Both have happened when they are reported, so
    /// neither is later than receipt (design 5).
    /// </summary>
    private static DateTime Start(EncompassCase notification, DateTime received)
    {
        DateTime? At(Moment? moment) => moment switch
        {
            { Utc: { } utc } => utc,
            { Date: { } date } => LondonClock.EndOf(date),
            _ => null,
        };
        var start = new[] { At(notification.Incident), At(notification.Aware) }.Max() ?? received;
        return start < received ? start : received;
    }

    private static SchoolDate FirstTargetAfter(DateTime moment, Func<DateOnly, SchoolDate> on)
    {
        var day = on(LondonClock.DateOf(moment));
        while (!day.IsOpen || day.TargetAt <= moment)
        {
            day = on(day.Date.AddDays(1));
        }
        return day;
    }

    private static Clock AtTarget(SchoolDate day, SchoolDate target, bool late, DateTime received) => new(
        day.TargetAt, StepsOf.Target(day.TargetAt, received, day.Assumed), target.TargetAt, late, IsShort(day.TargetAt, received), day.Assumed);

    private static bool IsShort(DateTime due, DateTime received) => due - received < TimeSpan.FromMinutes(30);
}
