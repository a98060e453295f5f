using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Intake;

/// <summary>
/// Where a content goes by today's directory, asked as of any time: a desk that heard of a report only because it came at night is compared with
/// that night, so that what changed is told apart from what time alone changed.
/// </summary>
internal sealed class RoutesByContent(Report report, ReportKind kind, DirectorySnapshot directory)
{
    private readonly Dictionary<Instant, RoutedReport> _routed = [];

    /// <summary>The report as it stands with this content.</summary>
    public Report Report => report;

    public RoutedReport At(Instant at) => _routed.TryGetValue(at, out var routed) ? routed : _routed[at] = kind.Route(Request(at));

    public bool Has(Route route, Instant at) =>
        At(at).Routes.Any(r => (r.Desk, r.ChildKey, r.Role) == (route.Desk, route.ChildKey, route.Role));

    public RoutingRequest Request(Instant at) =>
        new(report.Content, report.ChildrenInForce, report.SenderId, at, directory.Desks, directory.SenderType(report.SenderId)) { MarkerReadings = report.MarkerReadings };
}
