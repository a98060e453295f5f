namespace Safeguarding.Tests.Simulation.Model;

/// <summary>What a date is for a school. The hours begin at the target: a later recorded start does not leave a gap after 09:00.</summary>
public sealed record SchoolDate(DateOnly Date, bool IsOpen, TimeOnly Target, TimeOnly End, bool Assumed)
{
    public DateTime TargetAt => LondonClock.Utc(Date, Target);

    public DateTime EndAt => LondonClock.Utc(Date, End);

    public bool InHours(DateTime at) => IsOpen && at >= TargetAt && at < EndAt;
}

/// <summary>School days, working days and desk hours (design 6), written anew from the words of the design.</summary>
public static class Days
{
    private static readonly TimeOnly NineOClock = new(9, 0);

    /// <summary>England and Wales, as GOV.UK publishes them, for the school year of the simulation.</summary>
    public static readonly IReadOnlySet<DateOnly> BankHolidays = new HashSet<DateOnly>
    {
        new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31),
    };

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);

    /// <summary>School override, else local-authority terms, else Monday to Friday less bank holidays, which is assumed.</summary>
    public static SchoolDate Of(World world, string authority, WorldSchool? school, DateOnly day)
    {
        var verdict = (school is null ? null : Published(world, ofSchool: true, school.Number, day)) ?? Published(world, ofSchool: false, authority, day);
        var line = verdict?.Line;
        var start = line?.StartsAt ?? school?.StartsAt ?? NineOClock;
        return new(day, verdict?.Open ?? IsWorkingDay(day), start < NineOClock ? start : NineOClock,
            line?.EndsAt ?? school?.EndsAt ?? new TimeOnly(15, 30), Assumed: verdict is null);
    }

    private sealed record Verdict(bool Open, CalendarLine? Line);

    private static Verdict? Published(World world, bool ofSchool, string owner, DateOnly day)
    {
        var lines = world.Calendar.Where(l => l.OfSchool == ofSchool && l.Owner == owner).ToList();
        if (lines.Any(l => l.Kind == "announced" && l.Covers(day)))
        {
            return new(false, null);
        }
        if (lines.Where(l => l.Kind != "term" && l.Covers(day)).OrderBy(l => l.Last.DayNumber - l.First.DayNumber).FirstOrDefault() is { } named)
        {
            return new(named.Kind == "open", named);
        }
        if (lines.FirstOrDefault(l => l.Kind == "term" && l.Covers(day)) is { } term)
        {
            return new(IsWorkingDay(day), term);
        }
        return lines.Any(l => l.Kind == "term" && SchoolYear(l.First) == SchoolYear(day)) ? new(false, null) : null;
    }

    private static int SchoolYear(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <summary>Which of the working days after a moment, at the same local time; a start on another day counts as 00:00 of the next working day.</summary>
    public static DateTime AddWorkingDays(DateTime from, int count)
    {
        var local = LondonClock.Local(from);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!IsWorkingDay(day))
        {
            (day, time) = (NextWorkingDay(day), TimeOnly.MinValue);
        }
        for (; count > 0; count--)
        {
            day = NextWorkingDay(day);
        }
        return LondonClock.Utc(day, time);
    }

    public static bool IsOpen(WorldDesk desk, DateTime at)
    {
        var local = LondonClock.Local(at);
        var day = DateOnly.FromDateTime(local);
        return desk.Hours is not { } hours || (IsWorkingDay(day) && TimeOnly.FromDateTime(local) >= hours.From && TimeOnly.FromDateTime(local) < Closing(hours, day));
    }

    /// <summary>Open at a moment, and not closing before another; closing exactly then is soon enough.</summary>
    public static bool StaysOpen(WorldDesk desk, DateTime at, DateTime until) =>
        desk.Hours is null || (IsOpen(desk, at) && LondonClock.Utc(LondonClock.DateOf(at), Closing(desk.Hours, LondonClock.DateOf(at))) >= until);

    /// <summary>When a desk's own clock starts: at once, or at its next opening.</summary>
    public static DateTime OpenFrom(WorldDesk desk, DateTime at)
    {
        if (IsOpen(desk, at))
        {
            return at;
        }
        var day = LondonClock.DateOf(at);
        while (!IsWorkingDay(day) || LondonClock.Utc(day, desk.Hours!.From) <= at)
        {
            day = day.AddDays(1);
        }
        return LondonClock.Utc(day, desk.Hours.From);
    }

    private static TimeOnly Closing(Office hours, DateOnly day) => day.DayOfWeek == DayOfWeek.Friday ? hours.FridayUntil : hours.Until;

    private static DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorkingDay(day));
        return day;
    }
}
