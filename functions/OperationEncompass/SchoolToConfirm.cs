using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>
/// A target in a later school year (design 6, Holidays): the child may have changed school over the summer, so the sender's own desk, or the duty
/// desk where the sender has none, is asked to confirm the school. The school's item goes out at once all the same.
/// </summary>
internal static class SchoolToConfirm
{
    /// <param name="routes">The routes that rest on a school.</param>
    public static IEnumerable<Route> Routes(RoutingRequest request, IReadOnlyList<Route> routes)
    {
        var asked = request.Desks.Desk(request.Sender) ?? request.Desks.DutyDesk(request.Sender);
        return routes.Where(r => r.Deadline.ConfirmSchool).Select(r => r.ChildKey).Distinct().Select(child =>
            EncompassRoutingRules.ConfirmSchool.To(asked, ConfirmSchoolDeadline.From(request.ReceivedAt, asked, request.Desks.WorkingDays), RouteRole.SchoolToConfirm, child));
    }
}
