namespace Safeguarding.Tests.Simulation.Model;

/// <summary>
/// Paragraphs 149-152 and 158: the authority where the child is decides, else where the concern occurred, else the home; every other relevant one is
/// copied. Care and support: the home authority alone. A child who may be trafficked: also the trafficking advocate, always.
/// </summary>
public static class ReferralDesks
{
    public static IReadOnlyList<ExpectedItem> Of(World world, ReferralCase referral)
    {
        var owners = referral.Children.Select(c => Owner(world, referral, c)).ToList();
        string?[] relevant = referral.CareAndSupport ? []
            : [.. referral.Children.Select(c => c.Home), .. referral.Children.Select(c => c.IsIn), referral.ConcernIn, .. referral.OtherAuthorities];
        var unplaced = owners.Contains(null) || relevant.Any(a => a is not null && world.Authority(a) is null);
        // Of several children no one comes first: the lowest code does.
        var duty = world.DutyDesk(referral.Force, [.. referral.Children.Select(c => c.Home).Order(StringComparer.Ordinal), .. referral.Children.Select(c => c.IsIn).Order(StringComparer.Ordinal), referral.ConcernIn, .. referral.OtherAuthorities]);
        IEnumerable<ExpectedItem> At(WorldDesk desk, string role, Haste haste) => Expectations.AtDesk(world, referral, desk, role, haste, referral.At);
        return Expectations.Once(
        [
            .. owners.OfType<WorldDesk>().SelectMany(o => At(o, "decision-owner", HasteOf(referral))),
            .. relevant.Select(a => world.Desk($"{a}.intake")).OfType<WorldDesk>().SelectMany(d => At(d, "copy", HasteOf(referral))),
            .. unplaced ? At(duty, "resolver", HasteOf(referral)) : [],
            .. referral.Trafficking ? At(world.Desk("icta")!, "informed", HasteOf(referral) == Haste.Immediate ? Haste.Immediate : Haste.Prompt) : [],
        ]);
    }

    public static Haste HasteOf(ReferralCase referral) =>
        referral.ImmediateDanger || referral.Children.Any(c => c.IsInfant(referral.At)) ? Haste.Immediate
        : referral.CareAndSupport ? Haste.WorkingDay
        : Haste.Prompt;

    private static WorldDesk? Owner(World world, ReferralCase referral, ChildCase child) =>
        (referral.CareAndSupport ? [child.Home] : new[] { child.IsIn, referral.ConcernIn, child.Home })
            .Select(a => world.Desk($"{a}.intake")).FirstOrDefault(d => d is not null);
}
