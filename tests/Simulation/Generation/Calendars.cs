using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;

/// <summary>
/// Made-up calendars of the school year 2026/27: three kinds of terms, authorities that have published none, schools with days and terms of their own.
/// </summary>
public static class Calendars
{
    private static readonly (DateOnly First, DateOnly Last)[][] Terms =
    [
        // Half term in the last week of October; Easter from 25 March.
        [Run(2026, 9, 1, 10, 23), Run(2026, 11, 2, 12, 18), Run(2027, 1, 4, 2, 12), Run(2027, 2, 22, 3, 24), Run(2027, 4, 12, 5, 28), Run(2027, 6, 7, 7, 20)],
        // Half term a week earlier; school on until the day before Good Friday.
        [Run(2026, 9, 2, 10, 16), Run(2026, 10, 26, 12, 18), Run(2027, 1, 5, 2, 12), Run(2027, 2, 22, 3, 25), Run(2027, 4, 12, 5, 28), Run(2027, 6, 7, 7, 21)],
        // Two weeks in October; over Easter only the bank holidays are off, and the long holiday comes after.
        [Run(2026, 9, 3, 10, 16), Run(2026, 11, 2, 12, 17), Run(2027, 1, 4, 2, 12), Run(2027, 2, 22, 4, 2), Run(2027, 4, 19, 5, 28), Run(2027, 6, 7, 7, 21)],
    ];

    public static IEnumerable<CalendarLine> Of(IReadOnlyList<WorldAuthority> authorities, IReadOnlyList<WorldSchool> schools, Fortnight fortnight)
    {
        foreach (var authority in authorities)
        {
            var pattern = authority.SchoolPrefix is not null ? 0 : fortnight.Chance(authority.Code, "terms").Next(Terms.Length + 1);
            foreach (var (first, last) in pattern < Terms.Length ? Terms[pattern] : [])
            {
                yield return new(false, authority.Code, "term", first, last, null, null);
            }
        }
        foreach (var line in schools.SelectMany(s => OfSchool(s, fortnight)))
        {
            yield return line;
        }
    }

    /// <summary>Schools that say on the morning of a day that they are closed on it.</summary>
    public static IEnumerable<WorldSchool> ClosedToday(IReadOnlyList<WorldSchool> schools, Fortnight fortnight) =>
        schools.Where(s => fortnight.Chance(s.Number, "closed today").Next(5) == 0);

    public static CalendarLine Announced(WorldSchool school, Fortnight fortnight) => Line(school, "announced", fortnight.ClosedToday);

    private static IEnumerable<CalendarLine> OfSchool(WorldSchool school, Fortnight fortnight)
    {
        var chance = fortnight.Chance(school.Number, "calendar");
        DateOnly Some() => fortnight.First.AddDays(chance.Next(Fortnight.DaysLong));
        return chance.Next(12) switch
        {
            0 or 1 => [Line(school, "closed", Some())],
            2 => [Line(school, "open", NextSaturday(Some())) with { StartsAt = new(9, 30), EndsAt = new(12, 0) }],
            3 => [Line(school, "open", fortnight.First.AddDays(2)) with { StartsAt = new(10, 30), EndsAt = new(12, 30) }],
            4 => Terms[chance.Next(Terms.Length)].Select(t => new CalendarLine(true, school.Number, "term", t.First, t.Last, null, null)),
            _ => [],
        };
    }

    private static CalendarLine Line(WorldSchool school, string kind, DateOnly day) => new(true, school.Number, kind, day, day, null, null);

    private static DateOnly NextSaturday(DateOnly day) => day.AddDays(DayOfWeek.Saturday - day.DayOfWeek);

    private static (DateOnly First, DateOnly Last) Run(int year, int fromMonth, int fromDay, int toMonth, int toDay) =>
        (new(year, fromMonth, fromDay), new(year, toMonth, toDay));
}
