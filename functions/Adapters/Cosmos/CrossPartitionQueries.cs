namespace Safeguarding.Adapters;

/// <summary>The only queries that look across partitions; the local stack refuses any other.</summary>
public static class CrossPartitionQueries
{
    /// <summary>What the sweep takes up, in `reports` and `deliveries`.</summary>
    public const string Due = "SELECT * FROM c WHERE c.nextActionAt <= @now ORDER BY c.nextActionAt";

    public const string OfSender = "SELECT * FROM c WHERE c.senderId = @sender AND c.updatedAt >= @since ORDER BY c.updatedAt";

    public const string OfSenderInState = "SELECT * FROM c WHERE c.senderId = @sender AND c.updatedAt >= @since AND c.state = @state ORDER BY c.updatedAt";

    /// <summary>The figures of lateness, in `deliveries`: bounded by the window that the caller may ask for, and no content.</summary>
    public const string DueBetween =
        "SELECT c.recipientId, c.senderId, c.cause, c.receivedAt, c.dueAt, c.target, c.acknowledgedAt, c.assumed, c.lateOnArrival, c.shortNotice"
        + " FROM c WHERE c.dueAt >= @from AND c.dueAt < @until";
}
