using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What a queue of ours says of a delivery, "desk deliveryId": where it lies and which it is, and nothing else (design 4, rule 3).</summary>
public sealed record DueDelivery(string Desk, string Id)
{
    /// <summary>Null where a message is of any other form.</summary>
    public static DueDelivery? Read(string? message) =>
        message?.Split(' ') is [{ Length: > 0 } desk, var id] && ReportIds.IsId(id) ? new(desk, id) : null;

    public override string ToString() => $"{Desk} {Id}";
}
