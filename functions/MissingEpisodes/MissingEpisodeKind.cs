using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>A child whose whereabouts cannot be established, until found and well-being confirmed (domain 2.4).</summary>
public static class MissingEpisodeKind
{
    public const string Name = "missing-episode";

    public static readonly ReportKind Definition = new(
        Name, nameof(ReceiveMissingEpisode), "/api/missing-episodes", MissingEpisodeFields.All,
        MissingEpisodeRules.Check, Route, MissingEpisodeRouting.To, MissingEpisodeProjection.Project)
    { Events = EpisodeEvents.Definition, Actions = ReturnInterviewActions.All };

    private static RoutedReport Route(RoutingRequest request)
    {
        HashSet<string> facts =
        [
            .. ContentFacts.Of(request, Name, request.Content.Codes("riskMarkers"), request.Content.Flag("risk", "immediateDanger")),
            $"missing-from:{request.Content.Code("missingFrom")}",
        ];
        var routes = MissingEpisodeRouting.Routes(request, facts);
        return new(routes, [.. OrganisationCheck.Run(request, MissingEpisodeFields.All), .. SchoolRouting.Warnings(request), .. UnclearMarkers.Warnings(request, routes)],
            DutyTable.Get("ring-999").Applies(facts) ? ["ring-999"] : [], DutyTable.For(facts),
            ReferralClocks.Chase(request.ReceivedAt, request.Desks.WorkingDays).DueAt);
    }
}
