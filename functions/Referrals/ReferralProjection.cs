using System.Text.Json.Nodes;
using NodaTime.Text;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Referrals;

/// <summary>
/// What a desk sees of a referral: an authority's desk sees the report as it was made, because paragraph 152 brings each relevant authority
/// into the strategy discussion, but for the intelligence that is the police's alone (paragraph 274). A force that is told for the intelligence's sake
/// sees that, whom it is about and whom to ask. The trafficking advocate sees the child, and so does a health board, to which no rule sends: whoever is
/// redirected to sees little (design rule 10).
/// What must be read first stands first (design 6, printable record).
/// </summary>
public static class ReferralProjection
{
    private static readonly FieldSet First = new("reporter/callBack", "reporter/telephone", "dangerToStaff", "notSafeToShare");

    private static readonly FieldSet Report = new([.. ReferralFields.All.Select(f => f.Name).Where(n => n is not ("kind" or "reference" or "sentAt"))]);

    private static readonly FieldSet ForAnalysts = new(
        "incidentReference", "reporter", "intelligence", "concern/types", "concern/immediateDanger", "concern/mayGoMissing", "concern/occurredAt", "concern/place");

    private static readonly FieldSet ChildForAnalysts = new("key", "familyName", "givenNames", "aliases", "dateOfBirth");

    /// <summary>Whom to support, where the child is, in which language, and whom to ask; no account of others.</summary>
    private static readonly FieldSet ForAdvocate = new("incidentReference", "reporter", "concern/types", "concern/immediateDanger", "concern/mayGoMissing", "concern/occurredAt");

    private static readonly FieldSet ChildForAdvocate = new([.. SharedView.ChildForAdvocate, "currentAuthority", "currentPlace", "interpreter", "wishesAndFeelings", "childTold"]);

    public static JsonObject Project(Report report, Route route, Desk desk)
    {
        var view = SharedView.Of(report, route, desk, new()
        {
            ["readFirst"] = First.Select(report.Content),
            ["report"] = desk.Kind switch
            {
                DeskKind.TraffickingAdvocate or DeskKind.HealthBoard => SharedView.WithChildren(ForAdvocate, ChildForAdvocate, report),
                DeskKind.Police when route.Role == RouteRole.Informed => SharedView.WithChildren(ForAnalysts, ChildForAnalysts, report),
                _ => Report.Select(report.Content),
            },
        });
        if (report.TelephoneConfirmation is { } call && desk.Kind is not (DeskKind.Police or DeskKind.TraffickingAdvocate))
        {
            view["writtenConfirmation"] = new JsonObject
            {
                ["awaited"] = call.Awaited,
                ["telephonedAt"] = InstantPattern.ExtendedIso.Format(call.TelephonedAt),
                ["dueAt"] = InstantPattern.ExtendedIso.Format(call.DueAt),
            };
        }
        view["role"] = route.Role == RouteRole.DecisionOwner ? "decides" : "informed";
        view["duties"] = SharedView.Duties(DutyTable.ForDesk(report.Duties, desk.Kind.Name()).Select(d => (d.Id, new Text(d.TextEn, d.TextCy), d.Source)));
        return view;
    }
}
