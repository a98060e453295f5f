namespace Safeguarding.Operations;

/// <summary>What the operator's desk looks at; each is one list of ids, times and codes.</summary>
public enum OperatorView
{
    /// <summary>Taken up ten times without an end, or put aside by the sweep because it could not even be read.</summary>
    Stuck,

    /// <summary>Messages of our own queues that no worker could finish.</summary>
    Poisoned,

    /// <summary>Submissions that were refused, superseded or recovered, and messages that wait to be taken.</summary>
    Rejected,

    /// <summary>Items at a duty desk that nobody has in hand.</summary>
    DutyDesk,

    /// <summary>Items of which a clock that still runs is past its deadline.</summary>
    Breached,

    /// <summary>Items whose message a desk's channel gave back, and that nobody has in hand yet.</summary>
    ReturnedByChannel,
}

public static class OperatorViews
{
    private static readonly IReadOnlyDictionary<string, OperatorView> ByName = new Dictionary<string, OperatorView>
    {
        ["stuck"] = OperatorView.Stuck,
        ["poisoned"] = OperatorView.Poisoned,
        ["rejected"] = OperatorView.Rejected,
        ["duty-desk"] = OperatorView.DutyDesk,
        ["breached"] = OperatorView.Breached,
        ["returned-by-channel"] = OperatorView.ReturnedByChannel,
    };

    public static string Names { get; } = string.Join(", ", ByName.Keys);

    public static OperatorView? Find(string? name) => name is not null && ByName.TryGetValue(name, out var view) ? view : null;

    /// <summary>A submission that was never accepted has nothing to send: its sender sends it again.</summary>
    public static bool CanBeReplayed(OperatorView view) => view != OperatorView.Rejected;
}
