using Safeguarding.Routing;

namespace Safeguarding.Operations;

/// <summary>Every number of the operator's desk, once, with its source (design rule 11). No report is routed by one of them.</summary>
internal static class OperatorLimits
{
    private const string Elapsed = "elapsed";
    private const string Default = "product default, not law";

    public static readonly Limit BreakGlass = new(
        "operator.break-glass", 30, LimitUnit.Minute, "the operator's request", Elapsed, $"{Default}: long enough for one fault, short enough to ask again");

    public static readonly Limit MostReplayed = new(
        "operator.most-replayed", 100, LimitUnit.Count, "a request of replays", Elapsed, $"{Default}: done within one answer, and one document");

    public static readonly Limit ReasonLength = new(
        "operator.reason-length", 500, LimitUnit.Count, "the operator's request", Elapsed, $"{Default}: a sentence or two");
}
