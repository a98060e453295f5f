using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What touches a school: a notice to the child's school where the sender asks for one, and the authority's education-safeguarding desk for a
/// child who is missing from school during the day (paragraph 249).
/// </summary>
public static class SchoolRouting
{
    public const string SchoolDay = "school-day";

    public static IEnumerable<Route> Routes(RoutingRequest request, Urgency urgency) =>
    [
        .. EducationDesks(request).SelectMany(desk => DeskRouting.Routes(request.Desks, MissingEpisodeRoutingRules.SchoolDay, desk, RouteRole.Informed, urgency, request.ReceivedAt)),
        .. request.Content.Flag("notifySchool") ? request.Children.SelectMany(c => ToSchools(request, c)) : [],
    ];

    /// <summary>Somebody asked that a school be told and no school can be: said, never silent.</summary>
    public static IReadOnlyList<Finding> Warnings(RoutingRequest request)
    {
        var findings = new Findings();
        if (request.Content.Flag("notifySchool") && !request.Children.Any(c => ToSchools(request, c).Any()))
        {
            findings.Warn("/notifySchool", "school-notice-unrouted");
        }
        return findings.Warnings;
    }

    private static IEnumerable<Route> ToSchools(RoutingRequest request, ReportChild child)
    {
        foreach (var school in Numbers(request, child).Select(request.Desks.School).OfType<School>())
        {
            if (request.Desks.Desk(school.DeskId) is { } desk)
            {
                yield return MissingEpisodeRoutingRules.SchoolNotice.To(desk, SchoolNoticeDeadline.From(request.ReceivedAt, request.Desks.Calendar(school)), RouteRole.Informed, child.Key);
            }
        }
    }

    /// <summary>Of the school's own authority; where the school is not known, of the child's home.</summary>
    private static IEnumerable<Desk> EducationDesks(RoutingRequest request) => request.Content.Code("missingFrom") != SchoolDay ? []
        : request.Children.Select(c => Authorities(request, c).Select(a => request.Desks.Desk($"{a}.education-safeguarding")).FirstOrDefault(d => d is not null))
            .OfType<Desk>().Distinct().OrderBy(d => d.Id, StringComparer.Ordinal);

    private static IEnumerable<string> Authorities(RoutingRequest request, ReportChild child) =>
    [
        .. Numbers(request, child).Select(n => request.Desks.School(n)?.Authority ?? request.Desks.AuthorityOfSchoolNumber(n)).OfType<string>(),
        .. PlaceAuthority.Homes(request.Desks, request.Of(child)).Select(h => h.Code),
    ];

    private static IEnumerable<string> Numbers(RoutingRequest request, ReportChild child) =>
        request.Of(child).Items("schools").Select(s => s.School("number")).OfType<string>();
}
