using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>Operation Encompass: police attended domestic abuse; the child's school must know before 09:00 on the next school day.</summary>
public static class EncompassKind
{
    public const string Name = "encompass-notification";

    public static readonly ReportKind Definition = new(
        Name, nameof(ReceiveEncompassNotification), "/api/encompass-notifications", EncompassFields.All,
        EncompassRules.Check, Route, EncompassProjection.Project);

    private static RoutedReport Route(RoutingRequest request)
    {
        IReadOnlyList<Route> routes = [.. EncompassRouting.Routes(request)];
        return new(routes, OrganisationCheck.Run(request, EncompassFields.All), Advice(request, routes), DutyTable.For(ContentFacts.Of(request, Name, [], immediateDanger: false)));
    }

    private static IReadOnlyList<string> Advice(RoutingRequest request, IReadOnlyList<Route> routes) =>
    [
        .. request.Content.Flag("incident", "alsoReportedAsChildAtRisk") ? [] : new[] { "consider-section-130" },
        .. routes.Any(r => r.Deadline.ConfirmSchool) ? new[] { "confirm-school" } : [],
    ];
}
