using System.Text.Json.Nodes;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Referrals;

/// <summary>
/// What a desk sees of a referral: an authority's desk sees the report as it was made, because paragraph 152 brings each relevant authority
/// into the strategy discussion. What must be read first stands first (design 6, printable record).
/// </summary>
public static class ReferralProjection
{
    private static readonly FieldSet First = new("reporter/callBack", "reporter/telephone", "dangerToStaff", "notSafeToShare");

    private static readonly FieldSet Report = new([.. ReferralFields.All.Select(f => f.Name).Where(n => n is not ("kind" or "reference" or "sentAt"))]);

    public static JsonObject Project(Report report, Route route, Desk desk) => new()
    {
        ["readFirst"] = First.Select(report.Content),
        ["role"] = route.Role == RouteRole.DecisionOwner ? "decides" : "informed",
        ["report"] = Report.Select(report.Content),
    };
}
