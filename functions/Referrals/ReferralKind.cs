using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Referrals;

/// <summary>A child-at-risk report (Social Services and Well-being (Wales) Act 2014 s.130) or a consent-based care-and-support referral.</summary>
public static class ReferralKind
{
    public const string Name = "referral";

    public static readonly ReportKind Definition = new(
        Name, nameof(ReceiveReferral), "/api/referrals", ReferralFields.All,
        ReferralRules.Check, Route, ReferralRouting.To, ReferralProjection.Project);

    private static RoutedReport Route(RoutingRequest request)
    {
        var facts = Facts(request);
        return new(ReferralRouting.Routes(request, facts), OrganisationCheck.Run(request, ReferralFields.All),
            DutyTable.Get("ring-999").Applies(facts) ? ["ring-999"] : [], DutyTable.For(facts),
            ReferralClocks.Chase(request.ReceivedAt, request.Desks.WorkingDays).DueAt)
        {
            TelephoneConfirmation = Confirmation(request),
        };
    }

    /// <summary>This submission is the written confirmation of the call that it names.</summary>
    private static TelephoneConfirmation? Confirmation(RoutingRequest request)
    {
        if (request.Content.EventTime(request.ReceivedAt, "telephonedAt")?.At is not { } telephonedAt)
        {
            return null;
        }
        var deadline = ReferralClocks.WrittenConfirmation(telephonedAt, request.Desks.WorkingDays);
        return new(telephonedAt, deadline.DueAt, request.ReceivedAt >= deadline.DueAt, deadline.RuleId, deadline.Citation);
    }

    private static HashSet<string> Facts(RoutingRequest request) =>
    [
        .. ContentFacts.Of(request, Name, request.Content.Texts("concern", "types"), request.Content.Flag("concern", "immediateDanger")),
        $"route:{(ReferralRules.IsCareAndSupport(request.Content) ? ReferralFields.CareAndSupport : ReferralFields.Section130)}",
    ];
}
