namespace Safeguarding.Tests.Simulation.Model;

/// <summary>
/// Domain 1.1 and 1.4: every school at which each child is registered; home-educated children to the authority's officer; what cannot be placed, and
/// children below school age, to a duty desk; one force sends through the council; a far target also to whoever covers the holidays.
/// </summary>
public static class EncompassDesks
{
    private const string SendsThroughTheCouncil = "police.lancashire";

    public static IReadOnlyList<ExpectedItem> Of(World world, EncompassCase notification) =>
        Expectations.Once(notification.Children.SelectMany(c => OfChild(world, notification, c)));

    /// <summary>A school that somebody named afterwards: as if received at that moment.</summary>
    public static ExpectedItem AtSchool(World world, EncompassCase notification, string child, WorldSchool school, DateTime received) => new(
        notification, school.Desk, child, "informed", EncompassClock.Of(world, school.Authority, school, notification, received), received)
    { School = school.Number };

    /// <summary>A target over three days away goes at once to whoever covers for the school in holidays, too.</summary>
    public static IEnumerable<ExpectedItem> WithCover(ExpectedItem item, WorldSchool school) =>
        EncompassClock.IsFarAway(item.Clock, item.Received) ? [item, item with { Desk = Council(school) }] : [item];

    private static string Council(WorldSchool school) => $"{school.Authority}.education-safeguarding";

    public static ExpectedItem AtDutyDesk(EncompassCase notification, string child, WorldDesk duty, DateTime received) => new(
        notification, duty.Id, child, "resolver", DeskClocks.OfDesk(Haste.Prompt, received, duty), received);

    private static IEnumerable<ExpectedItem> OfChild(World world, EncompassCase notification, ChildCase child)
    {
        var duty = world.DutyDesk(notification.Force, child.Home);
        if (IsBelowSchoolAge(child, notification.At))
        {
            return [AtDutyDesk(notification, child.Key, duty, notification.At)];
        }
        if (child.HomeEducated && world.Desk($"{child.Home}.home-education") is { } officer)
        {
            var clock = EncompassClock.Of(world, child.Home!, null, notification, notification.At);
            return [new(notification, officer.Id, child.Key, "informed", clock, notification.At)];
        }
        return child.Schools.Count == 0
            ? [AtDutyDesk(notification, child.Key, duty, notification.At)]
            : child.Schools.SelectMany(n => world.School(n) is { } school ? AtKnownSchool(world, notification, child, school) : [AtDutyDesk(notification, child.Key, duty, notification.At)]);
    }

    private static IEnumerable<ExpectedItem> AtKnownSchool(World world, EncompassCase notification, ChildCase child, WorldSchool school)
    {
        var item = AtSchool(world, notification, child.Key, school, notification.At);
        return notification.Force == SendsThroughTheCouncil ? [item with { Desk = Council(school), Role = "relay" }] : WithCover(item, school);
    }

    /// <summary>Reception begins in September for children who are four on 31 August.</summary>
    private static bool IsBelowSchoolAge(ChildCase child, DateTime at)
    {
        var today = LondonClock.DateOf(at);
        return child.Born is { } born && born.AddYears(4) > new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 8, 31);
    }
}
