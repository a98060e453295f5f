using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What the desk that is chased for the return interview can say of it (WG37941 paragraph 133; domain 2.5). It need not wait for the police to send
/// the same as an event; an offer alone does not end the chase.
/// </summary>
internal static class ReturnInterviewActions
{
    public static readonly IReadOnlyList<ActionOption> All =
    [
        Option("offered", "The return interview was offered", "Cynigiwyd y cyfweliad dychwelyd"),
        Option(EpisodeEventType.Done, "The return interview was held", "Cynhaliwyd y cyfweliad dychwelyd") with { EndsReturnInterview = true },
        Option(EpisodeEventType.Declined, "The child declined the return interview", "Gwrthododd y plentyn y cyfweliad dychwelyd") with { EndsReturnInterview = true },
    ];

    private static ActionOption Option(string what, string en, string cy) =>
        new($"{EpisodeEventType.ReturnInterview}{what}", new(en, cy), For: null) { ForReturnInterview = true };
}
