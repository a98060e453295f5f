using Safeguarding.Duties.Themes;

namespace Safeguarding.Duties;

/// <summary>Duties from content as data, in the order in which they must be read; no score, no threshold (paragraphs 32-33).</summary>
public static class DutyTable
{
    public static readonly IReadOnlyList<Duty> All =
    [
        .. EmergencyDuties.All, .. TraffickingDuties.All, .. SexualAbuseDuties.All, .. FamilyDuties.All, .. AgeDuties.All, .. SharingDuties.All,
        .. DecisionDuties.All, .. MissingDuties.All, .. SchoolDuties.All, .. PracticeDuties.All,
    ];

    public static Duty Get(string id) => All.Single(d => d.Id == id);

    /// <summary>Every duty of a report, for its receipt and its deliveries alike.</summary>
    public static IReadOnlyList<string> For(IReadOnlySet<string> facts) => [.. All.Where(d => d.Applies(facts)).Select(d => d.Id)];

    public static IEnumerable<Duty> InReceipt(IEnumerable<string> ids) => ids.Select(Get).Where(d => d.InReceipt);

    /// <param name="deskKind">Kind of the desk as tables write it, e.g. "emergency-duty-team".</param>
    public static IEnumerable<Duty> ForDesk(IEnumerable<string> ids, string deskKind) => ids.Select(Get).Where(d => d.ForDesks.Contains(deskKind));

    /// <summary>Duties that the pipeline itself carries out by sending the report to one more desk.</summary>
    public static IEnumerable<Duty> Routed(IReadOnlySet<string> facts) => All.Where(d => d.RoutesTo is not null && d.Applies(facts));
}
