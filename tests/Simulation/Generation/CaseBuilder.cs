using System.Globalization;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;


/// <summary>Generates what the forces send in a fortnight. Every force sends in turn; everything else is chance, the same in every run.</summary>
public static class CaseBuilder
{
    public static IReadOnlyList<Case> Of(World world, Fortnight fortnight) =>
        [.. fortnight.Numbers.Select(i => One(world, fortnight, world.Forces[i % world.Forces.Count], i)), .. BoundaryCases.Of(world, fortnight)];

    private static Case One(World world, Fortnight fortnight, WorldForce force, int number)
    {
        var of = number.ToString(CultureInfo.InvariantCulture);
        var (chance, reference) = (fortnight.Chance("case", of), fortnight.Reference(of));
        var at = Times.Sent(fortnight, chance);
        return chance.Next(100) switch
        {
            < 60 => Encompass(world, chance, reference, force.Id, at),
            < 80 => Missing(world, chance, reference, force.Id, at),
            _ => Referral(world, chance, reference, force.Id, at),
        };
    }

    private static EncompassCase Encompass(World world, Random chance, string reference, string force, DateTime at)
    {
        var incident = at.AddMinutes(chance.Next(100) switch
        {
            < 8 => -1440 * chance.Next(2, 6),
            < 50 => -chance.Next(30, 180),
            // A clock that runs ahead, and a slip of the pen.
            < 52 => chance.Next(60, 1200),
            < 54 => 1440 * chance.Next(2, 5),
            _ => -chance.Next(180, 840),
        });
        var aware = incident.AddMinutes(chance.Next(0, 20));
        var children = Children.Some(world, chance, force).Select(c => Children.Encompass(world, chance, c));
        return new(reference, force, at, [.. children],
            chance.Next(100) < 4 ? null : Times.Written(incident, chance),
            chance.Next(100) < 30 ? null : Times.Written(aware, chance, neverADate: true));
    }

    private static ReferralCase Referral(World world, Random chance, string reference, string force, DateTime at)
    {
        var children = Children.Some(world, chance, force).Select(c => c with
        {
            IsIn = chance.Next(100) < 40 ? Children.Authority(world, chance, force) : null,
            Home = chance.Next(100) < 8 ? null : c.Home,
            Born = chance.Next(100) < 6 ? LondonClock.DateOf(at).AddMonths(-7) : c.Born,
        });
        return new(reference, force, at, [.. children])
        {
            CareAndSupport = chance.Next(100) < 25,
            ImmediateDanger = chance.Next(100) < 12,
            Trafficking = chance.Next(100) < 10,
            ConcernIn = chance.Next(100) < 50 ? Children.Authority(world, chance, force) : null,
            OtherAuthorities = chance.Next(100) < 15 ? [Children.Authority(world, chance, force), .. chance.Next(3) == 0 ? new[] { "E98000001" } : []] : [],
        };
    }

    private static MissingCase Missing(World world, Random chance, string reference, string force, DateTime at)
    {
        var outOfArea = chance.Next(100) < 20;
        var found = chance.Next(100) < 15;
        var children = Children.Some(world, chance, force).Take(1).Select(c => c with
        {
            Home = chance.Next(100) < 6 ? null : c.Home,
            PlacedBy = outOfArea ? Children.Authority(world, chance, force) : null,
            PlacedIn = outOfArea ? world.Authorities[chance.Next(world.Authorities.Count)].Code : null,
        });
        return new(reference, force, at, [.. children])
        {
            Grade = new[] { "no-apparent-risk", "low", "medium", "high", "high", null }[chance.Next(6)],
            Trafficking = chance.Next(100) < 8,
            NotifySchool = chance.Next(100) < 30,
            FromSchool = chance.Next(100) < 20,
            FoundIn = found ? Children.Authority(world, chance, force) : null,
            ReturnedAt = found ? at.AddMinutes(-chance.Next(10, 300)) : null,
        };
    }
}
