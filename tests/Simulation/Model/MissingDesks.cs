namespace Safeguarding.Tests.Simulation.Model;

/// <summary>
/// Practice guide on missing children; paragraphs 42, 132, 158, 222 and 249: home, placing, hosting and finding authority; both forces of a placement
/// out of area; education safeguarding for a child missing from school; the school where the sender asks; the trafficking advocate.
/// </summary>
public static class MissingDesks
{
    private const string Advocate = "icta";

    public static IReadOnlyList<ExpectedItem> Of(World world, MissingCase missing)
    {
        var haste = HasteOf(missing);
        string?[] named = [.. missing.Children.Select(c => c.Home), .. missing.Children.Select(c => c.PlacedBy), .. missing.Children.Select(c => c.PlacedIn), missing.FoundIn];
        var unplaced = missing.Children.Any(c => c.Home is null) || named.Any(a => a is not null && world.Authority(a) is null);
        var homes = missing.Children.Select(c => $"{c.Home}.intake").ToHashSet();
        var duty = world.DutyDesk(missing.Force, named);
        IEnumerable<ExpectedItem> At(WorldDesk desk, string role) => Expectations.AtDesk(world, missing, desk, role, haste, missing.At);
        var items = Expectations.Once(
        [
            .. named.Select(a => world.Desk($"{a}.intake")).OfType<WorldDesk>().SelectMany(d => At(d, "informed")),
            .. unplaced ? At(duty, "resolver") : [],
            .. BothForces(world, missing).SelectMany(d => At(d, "informed")),
            .. missing.FromSchool ? missing.Children.SelectMany(c => At(EducationDesk(world, c), "informed")) : [],
            .. missing.NotifySchool ? missing.Children.SelectMany(c => Notices(world, missing, c)) : [],
            .. missing.Trafficking ? At(world.Desk(Advocate)!, "informed") : [],
            // Trafficking and missing escalates at once (paragraphs 132 and 222).
            .. missing.Trafficking ? At(duty, "informed") : [],
        ]);
        return missing.ReturnedAt is not { } returned ? items
            : [.. items.Select(i => SeesToTheInterview(i, items, homes) ? i with { Interview = DeskClocks.ReturnInterview(returned, missing.At) } : i)];
    }

    public static Haste HasteOf(MissingCase missing) =>
        missing.Grade == "high" || missing.Trafficking || missing.Children.Any(c => c.IsInfant(missing.At)) ? Haste.Immediate
        : missing.Grade is "low" or "no-apparent-risk" ? Haste.Routine
        : Haste.Prompt;

    private static IEnumerable<WorldDesk> BothForces(World world, MissingCase missing) => missing.Children
        .Where(c => c.PlacedBy is not null && c.PlacedIn is not null && c.PlacedBy != c.PlacedIn)
        .SelectMany(c => new[] { c.PlacedBy, c.PlacedIn }).Select(a => world.Desk(world.Authority(a)?.Force)).OfType<WorldDesk>();

    /// <summary>Of the school's authority.</summary>
    private static WorldDesk EducationDesk(World world, ChildCase child) =>
        child.Schools.Select(world.School).OfType<WorldSchool>().Select(s => s.Authority).Append(child.Home!)
            .Select(a => world.Desk($"{a}.education-safeguarding")).First(d => d is not null)!;

    private static IEnumerable<ExpectedItem> Notices(World world, MissingCase missing, ChildCase child) => child.Schools.Select(world.School).OfType<WorldSchool>()
        .Select(s => new ExpectedItem(missing, s.Desk, child.Key, "informed", DeskClocks.SchoolNotice(world, s, missing.At), missing.At) { School = s.Number });

    /// <summary>The home authority; while that is unknown, whoever finds it.</summary>
    private static bool SeesToTheInterview(ExpectedItem item, IReadOnlyList<ExpectedItem> all, HashSet<string> homes) =>
        all.Any(i => homes.Contains(i.Desk)) ? homes.Contains(item.Desk) : item.Role == "resolver";
}
