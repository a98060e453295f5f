namespace Safeguarding.Adapters;

/// <summary>The only queries that look across partitions; the local stack refuses any other.</summary>
public static class CrossPartitionQueries
{
    /// <summary>What the sweep takes up, in `reports` and `deliveries`.</summary>
    public const string Due = "SELECT * FROM c WHERE c.nextActionAt <= @now ORDER BY c.nextActionAt";

    public const string OfSender = "SELECT * FROM c WHERE c.senderId = @sender AND c.updatedAt >= @since ORDER BY c.updatedAt";

    public const string OfSenderInState = "SELECT * FROM c WHERE c.senderId = @sender AND c.updatedAt >= @since AND c.state = @state ORDER BY c.updatedAt";

    /// <summary>Whether a force has been heard, in `reports`: bounded by the previous school day, asked only where one is awaited.</summary>
    public const string ReceivedOfSender = "SELECT c.kind, c.receivedAt FROM c WHERE c.senderId = @sender AND c.updatedAt >= @since";

    /// <summary>The figures of lateness, in `deliveries`: bounded by the window that the caller may ask for, and no content.</summary>
    public const string DueBetween =
        "SELECT c.recipientId, c.senderId, c.cause, c.receivedAt, c.dueAt, c.target, c.acknowledgedAt, c.redirectedAt, c.stoodDownAt, c.assumed, c.lateOnArrival, c.shortNotice, c.role, c.passedOnAt"
        + " FROM c WHERE c.dueAt >= @from AND c.dueAt < @until";

    /// <summary>What the operator's desk may know of an item: ids, times and codes (design 8). The child's key is the sender's and stays away.</summary>
    private const string Item =
        "SELECT c.id, c.recipientId, c.reportId, c.senderId, c.kind, c.reason, c.state, c.receivedAt, c.dueAt, c.stuckAt, c.overdueSince, c.breachedAt,"
        + " c.decisionBreachedAt, c.returnInterviewBreachedAt, c.returnedByChannelAt, c.work, c.replays, c.history FROM c WHERE ";

    /// <summary>Nobody has it in hand, and it is still asked of the desk.</summary>
    private const string Waits = "c.state IN ('created', 'sent', 'opened', 'breached')";

    /// <summary>In `reports` and `deliveries`.</summary>
    public const string Stuck = Item + "IS_DEFINED(c.stuckAt) ORDER BY c.stuckAt";

    /// <summary>In `reports` and `deliveries`: what the sweep itself failed at.</summary>
    public const string PutAside = Item + "IS_DEFINED(c.work.lastErrorAt) AND NOT IS_DEFINED(c.stuckAt) ORDER BY c.work.lastErrorAt";

    public const string AtDutyDesk = Item + "STARTSWITH(c.recipientId, 'duty.') AND " + Waits + " ORDER BY c.dueAt";

    public const string Overdue = Item + "IS_DEFINED(c.overdueSince) ORDER BY c.overdueSince";

    public const string ReturnedByChannel = Item + "IS_DEFINED(c.returnedByChannelAt) AND " + Waits + " ORDER BY c.returnedByChannelAt";

    /// <summary>In `rejections`, but for poisoned messages of our own queues.</summary>
    public const string Rejected = "SELECT * FROM c WHERE c.code != @poison ORDER BY c.at DESC";

    /// <summary>The desk of a delivery that an operator names.</summary>
    public const string DeliveryById = Item + "c.id = @id";

    public const string DeliveriesOfReport = Item + "c.reportId = @report";
}
