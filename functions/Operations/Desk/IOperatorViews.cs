using Safeguarding.Reports;

namespace Safeguarding.Operations;

/// <summary>What the stores say to the operator's desk: projections of ids, times and codes, never a whole document.</summary>
public interface IOperatorViews
{
    /// <summary>One page of a view. Null when <paramref name="page"/> is not a token of ours. A page may be short, or empty with another behind it.</summary>
    Task<Page<OperatorItem>?> List(OperatorView view, string? page, CancellationToken stop);

    /// <summary>A delivery whose desk is not known. Null when there is none.</summary>
    Task<OperatorItem?> Delivery(string deliveryId, CancellationToken stop);

    /// <summary>The deliveries of a report, in no order.</summary>
    Task<IReadOnlyList<OperatorItem>> DeliveriesOf(string reportId, CancellationToken stop);
}
