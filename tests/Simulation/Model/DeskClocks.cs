namespace Safeguarding.Tests.Simulation.Model;

/// <summary>How soon a person must acknowledge a referral or a missing episode (design 6).</summary>
public enum Haste { Immediate, Prompt, Routine, WorkingDay }

/// <summary>The clocks that do not depend on a school day's target.</summary>
public static class DeskClocks
{
    /// <summary>15 minutes, 60 minutes, 4 hours from receipt or the desk's next opening; a working day for care and support.</summary>
    public static Clock OfDesk(Haste haste, DateTime received, WorldDesk desk)
    {
        var start = haste == Haste.WorkingDay ? Days.AddWorkingDays(received, 0) : Days.OpenFrom(desk, received);
        var due = haste == Haste.WorkingDay ? Days.AddWorkingDays(received, 1) : start.AddMinutes(Minutes(haste));
        return Told(due, haste == Haste.WorkingDay ? StepsOf.WorkingShare(start, due, received) : StepsOf.Share(start, due, received));
    }

    /// <summary>Beside a closed desk, from receipt at every hour; a prompt item has four hours there.</summary>
    public static Clock OfDutyTeam(Haste haste, DateTime received)
    {
        var due = received.AddMinutes(haste == Haste.Immediate ? 15 : 240);
        return Told(due, StepsOf.Share(received, due, received));
    }

    /// <summary>The authority's decision within one working day of receipt.</summary>
    public static Clock Decision(DateTime received)
    {
        var due = Days.AddWorkingDays(received, 1);
        return Told(due, StepsOf.WorkingShare(Days.AddWorkingDays(received, 0), due, received, "decision-"));
    }

    /// <summary>72 elapsed hours from the return to the interview; what was past when the return was reported is skipped.</summary>
    public static Clock ReturnInterview(DateTime returned, DateTime reported)
    {
        var due = returned.AddHours(72);
        return Told(due, StepsOf.Share(returned, due, reported, prefix: "return-interview-"));
    }

    /// <summary>Half an hour to say which desk is right.</summary>
    public static Clock RouteNeeded(DateTime asked) => new(asked.AddMinutes(30), StepsOf.Share(asked, asked.AddMinutes(30), asked));

    /// <summary>An hour in school, or from the next time at which the school must know.</summary>
    public static Clock SchoolNotice(World world, WorldSchool school, DateTime received)
    {
        var day = Days.Of(world, school.Authority, school, LondonClock.DateOf(received));
        while (!day.InHours(received) && !(day.IsOpen && received < day.TargetAt))
        {
            day = Days.Of(world, school.Authority, school, day.Date.AddDays(1));
        }
        var start = received > day.TargetAt ? received : day.TargetAt;
        return new(start.AddMinutes(60), StepsOf.Share(start, start.AddMinutes(60), received, day.Assumed), Assumed: day.Assumed);
    }

    private static Clock Told(DateTime due, IReadOnlyList<ClockStep> steps) => new(due, steps) { BreachIsTold = true };

    private static int Minutes(Haste haste) => haste switch { Haste.Immediate => 15, Haste.Prompt => 60, _ => 240 };
}
