using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;


/// <summary>Children and where they belong; now and then across a border, in two schools, in none, or in one that nobody knows.</summary>
public static class Children
{
    public static IEnumerable<ChildCase> Some(World world, Random chance, string force) =>
        [.. Enumerable.Range(1, chance.Next(100) switch { < 60 => 1, < 88 => 2, _ => 3 }).Select(i => One(world, chance, force, $"c{i}"))];

    /// <summary>Mostly of the force's own area.</summary>
    public static string Authority(World world, Random chance, string force)
    {
        var own = world.Authorities.Where(a => a.Force == force).ToList();
        return chance.Next(100) < 85 ? own[chance.Next(own.Count)].Code : world.Authorities[chance.Next(world.Authorities.Count)].Code;
    }

    public static ChildCase Encompass(World world, Random chance, ChildCase child) => chance.Next(100) switch
    {
        < 5 => child with { Schools = [child.Schools[0], School(world, chance, world.Authorities[chance.Next(world.Authorities.Count)].Code)] },
        < 9 => child with { Schools = [Unknown(world, child)] },
        < 12 => child with { Schools = [] },
        < 15 => child with { Schools = [], HomeEducated = true },
        < 18 => child with { Born = new(2024, 3, 14) },
        _ => child,
    };

    public static string School(World world, Random chance, string authority)
    {
        var schools = world.Schools.Where(s => s.Authority == authority).ToList();
        return schools[chance.Next(schools.Count)].Number;
    }

    private static ChildCase One(World world, Random chance, string force, string key)
    {
        var home = Authority(world, chance, force);
        return new(key, new(2010 + chance.Next(10), 1 + chance.Next(12), 1 + chance.Next(28)), home, [School(world, chance, home)]);
    }

    /// <summary>A number as schools of that area have, but of no school.</summary>
    private static string Unknown(World world, ChildCase child) => world.Authority(child.Home)!.SchoolPrefix is { } prefix ? $"{prefix}0000" : "900000";
}
