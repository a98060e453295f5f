using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>A delivery of the caller's own desk. The partition comes from the token, so another desk's id cannot even be looked up.</summary>
internal static class OwnDelivery
{
    public static async Task<Delivery?> Find(Caller caller, string id, IDeliveryStore deliveries, CancellationToken stop) =>
        caller.Desk is { } desk && ReportIds.IsId(id) ? await deliveries.Find(id, desk, stop) : null;

    /// <summary>
    /// The desk's earlier items that an item brings up to date, newest first: whoever has the newest in hand has them in hand too. A notice brings
    /// nothing up to date.
    /// </summary>
    public static async Task<IReadOnlyList<Delivery>> Earlier(Delivery delivery, IDeliveryStore deliveries, CancellationToken stop)
    {
        var earlier = new List<Delivery>();
        var next = delivery.Role is RouteRole.Withdrawn or RouteRole.ReadBefore ? null : delivery.Amends;
        while (next is not null && await Readable(next, delivery.RecipientId, deliveries, stop) is { } found)
        {
            earlier.Add(found);
            next = found.Amends;
        }
        return earlier;
    }

    /// <summary>One that does not read keeps nobody from taking the newest in hand; it is chased on.</summary>
    private static async Task<Delivery?> Readable(string id, string desk, IDeliveryStore deliveries, CancellationToken stop)
    {
        try
        {
            return await deliveries.Find(id, desk, stop);
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }
}
