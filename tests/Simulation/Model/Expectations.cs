namespace Safeguarding.Tests.Simulation.Model;

/// <summary>Which desks must receive a submission, and by when: written from the design and the guidance, sharing no code with the pipeline's routing.</summary>
public static class Expectations
{
    public static IReadOnlyList<ExpectedItem> Of(World world, Case submission) => submission switch
    {
        EncompassCase notification => EncompassDesks.Of(world, notification),
        ReferralCase referral => ReferralDesks.Of(world, referral),
        MissingCase missing => MissingDesks.Of(world, missing),
        _ => throw new ArgumentException(submission.Kind),
    };

    /// <summary>
    /// An item for a desk and, where that is closed or closes before the item is due, one for its emergency duty team; care and support waits for the desk.
    /// </summary>
    internal static IEnumerable<ExpectedItem> AtDesk(World world, Case submission, WorldDesk desk, string role, Haste haste, DateTime received)
    {
        var clock = DeskClocks.OfDesk(haste, received, desk);
        yield return new(submission, desk.Id, null, role, clock, received)
        {
            Decision = role == "decision-owner" ? DeskClocks.Decision(received) : null,
        };
        if (world.Desk(desk.DutyTeam) is { } team && haste != Haste.WorkingDay && !Days.StaysOpen(desk, received, clock.Due))
        {
            yield return new(submission, team.Id, null, "emergency-duty-team", DeskClocks.OfDutyTeam(haste, received), received);
        }
    }

    /// <summary>A desk hears once; the strongest reason stands first.</summary>
    internal static IReadOnlyList<ExpectedItem> Once(IEnumerable<ExpectedItem> items) => [.. items.DistinctBy(i => (i.Desk, i.Child))];
}
