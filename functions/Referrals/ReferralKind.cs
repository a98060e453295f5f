using System.Text.Json;
using NodaTime;
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
        ReferralRules.Check, Route, ReferralRouting.To, ReferralProjection.Project)
    { OutlivesWithdrawal = DutyOfTheAuthority };

    /// <summary>
    /// A child who was reported under section 130 is considered and decided on with a recorded rationale (paragraphs 150-151): that duty is the
    /// authority's and not the sender's to lift, so whoever decides, or finds who does, goes on.
    /// </summary>
    private static bool DutyOfTheAuthority(JsonElement content, Route route) => !ReferralRules.IsCareAndSupport(content)
        && route.Role is RouteRole.DecisionOwner or RouteRole.Resolver or RouteRole.EmergencyDutyTeam;

    private static RoutedReport Route(RoutingRequest request)
    {
        var facts = Facts(request);
        var routes = ReferralRouting.Routes(request, facts);
        return new(routes, [.. OrganisationCheck.Run(request, ReferralFields.All), .. UnclearMarkers.Warnings(request, routes)],
            [.. Advice(request, facts)], DutyTable.For(facts),
            ReferralClocks.Chase(request.ReceivedAt, request.Desks.WorkingDays).DueAt)
        {
            TelephoneConfirmation = Confirmation(request),
        };
    }

    private static IEnumerable<string> Advice(RoutingRequest request, IReadOnlySet<string> facts)
    {
        if (DutyTable.Get("ring-999").Applies(facts))
        {
            yield return "ring-999";
        }
        if (ReferralRules.IsCallTakersRecord(request.Content))
        {
            yield return "caller-confirms-in-writing";
        }
    }

    /// <summary>
    /// This submission is the written confirmation of the call that it names; where whoever took the call wrote it, the confirmation is awaited, and
    /// neither route nor deadline waits for it. A record without a time counts from its receipt, which no call can follow.
    /// </summary>
    private static TelephoneConfirmation? Confirmation(RoutingRequest request)
    {
        var awaited = ReferralRules.IsCallTakersRecord(request.Content);
        if ((CallAt(request) ?? (awaited ? request.ReceivedAt : null)) is not { } telephonedAt)
        {
            return null;
        }
        var deadline = ReferralClocks.WrittenConfirmation(telephonedAt, request.Desks.WorkingDays);
        return new(telephonedAt, deadline.DueAt, !awaited && request.ReceivedAt >= deadline.DueAt, deadline.RuleId, deadline.Citation, awaited);
    }

    /// <summary>Where only the day of the call is known, its end: nobody is called late for what may have been in time.</summary>
    private static Instant? CallAt(RoutingRequest request) => request.Content.EventTime(request.ReceivedAt, "telephonedAt") is { } call
        ? call.At ?? Instant.Min(LondonTime.EndOf(call.Date!.Value), request.ReceivedAt)
        : null;

    private static HashSet<string> Facts(RoutingRequest request) =>
    [
        .. ContentFacts.Of(request, Name, request.Content.Codes("concern", "types"), request.Content.Flag("concern", "immediateDanger")),
        $"consent:{request.Content.Code("consent", "status")}",
        $"route:{(ReferralRules.IsCareAndSupport(request.Content) ? ReferralFields.CareAndSupport : ReferralFields.Section130)}",
    ];
}
