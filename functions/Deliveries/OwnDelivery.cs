using Safeguarding.Access;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>A delivery of the caller's own desk. The partition comes from the token, so another desk's id cannot even be looked up.</summary>
internal static class OwnDelivery
{
    public static async Task<Delivery?> Find(Caller caller, string id, IDeliveryStore deliveries, CancellationToken stop) =>
        caller.Desk is { } desk && ReportIds.IsId(id) ? await deliveries.Find(id, desk, stop) : null;
}
