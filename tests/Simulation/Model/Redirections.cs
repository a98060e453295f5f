namespace Safeguarding.Tests.Simulation.Model;

/// <summary>
/// Design 7: a desk that is named is told at once, as if received now; otherwise the sender's desk and the child's authority are asked; a second
/// redirection for one child goes to the duty desk.
/// </summary>
public static class Redirections
{
    /// <param name="named">The right desk as the redirecting desk or the answer says it; null where nobody knows.</param>
    /// <param name="earlier">Items of the same child that another desk sent on before.</param>
    public static IReadOnlyList<ExpectedItem> After(World world, ExpectedItem closed, string? named, DateTime at, int round, int earlier) =>
    [
        .. Next(world, closed, named, at, earlier).Select(i => i with { Round = round, Instead = closed, Clock = FirstTarget(i.Clock, closed) }),
    ];

    /// <summary>The first target stays, and whether the report came in time is judged by its own receipt.</summary>
    private static Clock FirstTarget(Clock clock, ExpectedItem closed)
    {
        var target = closed.Clock.Target ?? clock.Target;
        return clock with { Target = target, LateOnArrival = closed.Case.At >= target };
    }

    private static IEnumerable<ExpectedItem> Next(World world, ExpectedItem closed, string? named, DateTime at, int earlier)
    {
        string[] homes = [.. closed.Case.Children.Where(c => closed.Child is null || c.Key == closed.Child).Select(c => c.Home).OfType<string>().Order(StringComparer.Ordinal)];
        var answers = closed.IsQuestion || closed.Role == "resolver";
        if (!answers && earlier > 0)
        {
            return To(world, closed, world.DutyDesk(closed.Case.Force, homes), at);
        }
        return named is not null ? To(world, closed, world.Desk(named)!, at) : Ask(world, closed, homes, at);
    }

    private static IEnumerable<ExpectedItem> To(World world, ExpectedItem closed, WorldDesk desk, DateTime at) => closed.Case switch
    {
        EncompassCase notification when desk.Kind == "school" =>
            EncompassDesks.WithCover(EncompassDesks.AtSchool(world, notification, closed.Child!, world.School(desk.Organisation)!, at), world.School(desk.Organisation)!),
        EncompassCase notification => [EncompassDesks.AtDutyDesk(notification, closed.Child!, desk, at)],
        ReferralCase referral => Expectations.AtDesk(world, referral, desk,
            desk.Kind == "duty-desk" ? "resolver" : closed.Role == "copy" ? "copy" : "decision-owner", ReferralDesks.HasteOf(referral), at),
        MissingCase missing => Expectations.AtDesk(world, missing, desk, desk.Kind == "duty-desk" ? "resolver" : "informed", MissingDesks.HasteOf(missing), at),
        _ => [],
    };

    private static IEnumerable<ExpectedItem> Ask(World world, ExpectedItem closed, string[] homes, DateTime at)
    {
        var unit = world.Desk(closed.Desk)!.Kind == "school" ? "education-safeguarding" : "intake";
        var authority = homes.Select(home => world.Desk($"{home}.{unit}")).FirstOrDefault(desk => desk is not null && desk.Id != closed.Desk) ?? world.DutyDesk(closed.Case.Force, homes);
        return new[] { closed.Case.Force, authority.Id }.Select(d => new ExpectedItem(closed.Case, d, closed.Child, "route-needed", DeskClocks.RouteNeeded(at), at));
    }
}
