using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;


/// <summary>
/// Submissions at exactly the moments at which rules change: a target to the second, the start and end of school, the last quarter of an hour, the hours
/// that exist twice or not at all, midnight, the eve and the day of a bank holiday.
/// </summary>
public static class BoundaryCases
{
    private static readonly (int Day, int Hour, int Minute, int Second)[] OfAnyFortnight =
    [
        (1, 8, 59, 59), (1, 9, 0, 0), (1, 9, 0, 1), (1, 8, 40, 0), (1, 8, 50, 0), (1, 15, 14, 59), (1, 15, 15, 0), (1, 15, 15, 1), (1, 15, 30, 0),
        (2, 0, 0, 0), (2, 8, 45, 0), (2, 8, 30, 0), (2, 7, 29, 59), (2, 14, 45, 0), (3, 6, 45, 0), (3, 7, 30, 0), (4, 17, 0, 0), (4, 23, 59, 59),
        (6, 0, 30, 0), (6, 1, 30, 0), (6, 2, 30, 0), (6, 23, 30, 0), (7, 3, 0, 0), (7, 12, 0, 0), (8, 8, 59, 0),
    ];

    public static IEnumerable<Case> Of(World world, Fortnight fortnight) => OfAnyFortnight.Select((when, i) =>
    {
        var at = LondonClock.Utc(fortnight.First.AddDays(when.Day), new(when.Hour, when.Minute, when.Second));
        var chance = fortnight.Chance("boundary", $"{i}");
        var school = world.Schools[chance.Next(world.Schools.Count)];
        var authority = world.Authority(school.Authority)!;
        var child = new ChildCase("c1", new(2014, 5, 2), authority.Code, [school.Number]);
        var reference = fortnight.Reference($"edge-{i}");
        return i % 5 == 4
            ? new ReferralCase(reference, authority.Force, at, [child with { IsIn = authority.Code }])
            : (Case)new EncompassCase(reference, authority.Force, at, [child], Times.Written(at.AddMinutes(-95), chance), null);
    });
}
