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
    { Events = EpisodeEvents.Definition };

    private static RoutedReport Route(RoutingRequest request)
    {
        var danger = request.Content.Flag("risk", "immediateDanger");
        return new(MissingEpisodeRouting.Routes(request), [.. OrganisationCheck.Run(request, MissingEpisodeFields.All), .. SchoolRouting.Warnings(request)],
            danger ? ["ring-999"] : [], DutyTable.For(request.Content.Texts("riskMarkers"), danger),
            ReferralClocks.Chase(request.ReceivedAt, request.Desks.WorkingDays).DueAt);
    }
}
