using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// Puts the return interview's clock on the routes of those who see to it; a prevention interview never does, nor stops it. The board of each
/// authority may have set another length than 72 hours (paragraph 133; domain 2.5).
/// </summary>
internal static class ReturnInterviewClock
{
    /// <summary>With the home authority; where that is still to be found, with whoever finds it.</summary>
    /// <param name="reportedAt">When the pipeline heard of the return.</param>
    /// <param name="isOver">The interview was held or declined already: shown, no longer chased.</param>
    public static IReadOnlyList<Route> On(IReadOnlyList<Route> routes, Instant returnedAt, Instant reportedAt, DeskBook book, bool isOver)
    {
        var rule = routes.Any(r => r.RuleId == MissingEpisodeRoutingRules.Home.RuleId) ? MissingEpisodeRoutingRules.Home.RuleId : MissingEpisodeRoutingRules.Unplaced.RuleId;
        return [.. routes.Select(r => r.RuleId == rule ? With(r, ReferralClocks.ReturnInterview(returnedAt, reportedAt, BoardOf(r, book)), isOver) : r)];
    }

    private static Route With(Route route, Deadline clock, bool isOver) => route with
    {
        ReturnInterviewDueAt = clock.DueAt,
        ReturnInterviewSteps = isOver ? [] : [.. clock.Steps.Select(s => s with { Name = $"return-interview-{s.Name}" })],
    };

    private static string? BoardOf(Route route, DeskBook book) => book.Desk(route.Desk) switch
    {
        { Kind: DeskKind.DutyDesk } duty => duty.Organisation,
        { } desk => book.Authority(desk.Organisation)?.Board,
        null => null,
    };
}
