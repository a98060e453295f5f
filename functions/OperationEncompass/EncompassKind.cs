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
        EncompassRules.Check, Route, EncompassRouting.To, EncompassProjection.Project)
    { Actions = EncompassActions.All };

    private static RoutedReport Route(RoutingRequest request)
    {
        var routes = UnclearMarkers.With(request, [.. EncompassRouting.Routes(request)], EncompassRouting.Nearest(request));
        return new(routes, [.. OrganisationCheck.Run(request, EncompassFields.All), .. TooYoung(request), .. UnclearMarkers.Warnings(request, routes)], [.. Advice(request, routes)],
            DutyTable.For(ContentFacts.Of(request, Name, [], immediateDanger: false)));
    }

    private static IEnumerable<string> Advice(RoutingRequest request, IReadOnlyList<Route> routes)
    {
        if (request.Content.Text("incident", "relatedReference") is not null)
        {
            yield return "related-report";
        }
        else if (!request.Content.Flag("incident", "alsoReportedAsChildAtRisk"))
        {
            yield return "consider-section-130";
        }
        if (routes.Any(r => r.Deadline.ConfirmSchool))
        {
            yield return "confirm-school";
        }
        if (routes.Any(r => r.Reason == EncompassAge.BelowSchoolAge))
        {
            yield return "tell-health-visitor";
        }
    }

    /// <summary>By date of birth, which only the time of receipt can judge; the sender's own word is warned of with the other rules.</summary>
    private static IReadOnlyList<Finding> TooYoung(RoutingRequest request)
    {
        var findings = new Findings();
        foreach (var child in request.Children.Where(c => EncompassAge.IsBelow(request, c) && request.Of(c).Code("educationStatus") != EncompassAge.BelowSchoolAge))
        {
            findings.Warn($"/children/{child.Position}/dateOfBirth", "below-school-age");
        }
        return findings.Warnings;
    }
}
