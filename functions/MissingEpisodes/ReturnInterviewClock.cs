using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>Puts the return interview's clock on the routes of those who see to it; a prevention interview never does, nor stops it.</summary>
internal static class ReturnInterviewClock
{
    /// <summary>With the home authority; where that is still to be found, with whoever finds it.</summary>
    public static IReadOnlyList<Route> On(IReadOnlyList<Route> routes, Instant returnedAt)
    {
        var rule = routes.Any(r => r.RuleId == MissingEpisodeRouting.Home.RuleId) ? MissingEpisodeRouting.Home.RuleId : MissingEpisodeRouting.Unplaced.RuleId;
        var due = ReferralClocks.ReturnInterview(returnedAt).DueAt;
        return [.. routes.Select(r => r.RuleId == rule ? r with { ReturnInterviewDueAt = due } : r)];
    }
}
