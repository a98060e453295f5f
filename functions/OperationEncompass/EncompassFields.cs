using Safeguarding.Reports;

namespace Safeguarding.OperationEncompass;

/// <summary>Fields of an Operation Encompass notification (domain 1.3): what forces send differs, so none is required.</summary>
public static class EncompassFields
{
    private static readonly FieldSyntax Notification = new("domain 1.3; DA Act 2021 s.49A");

    public static readonly IReadOnlyList<Field> All =
    [
        .. CommonFields.Submission,
        Notification.Object("incident",
            Notification.DateOrTime("occurredAt"), Notification.DateOrTime("policeAwareAt"), Notification.Object("place", CommonFields.Place),
            Notification.Text("circumstances"), Notification.Text("relationshipOfAdults"), Notification.Code("riskGrade", "standard", "medium", "high"),
            Notification.Flag("policeAttended"), Notification.Text("arrestOrBail"), Notification.Flag("alsoReportedAsChildAtRisk"),
            Notification.Text("relatedReference")),
        Notification.List("children", 50, [.. CommonFields.Child, .. OfTheChild]),
        Notification.Text("otherSafeguardingInformation"),
        Notification.Texts("otherAgenciesTold"),
        CommonFields.NotSafeToShare,
    ];

    private static IReadOnlyList<Field> OfTheChild =>
    [
        Notification.Code("present", "present", "not-present", "unknown"), Notification.Text("whereabouts"),
        Notification.Object("voiceOfTheChild", Notification.Flag("spokenTo"), Notification.Text("words"), Notification.Code("seen", "alone", "with-adult")),
        Notification.Text("narrative"), Notification.Code("welfareCheck", "was", "was-not"), Notification.Text("otherInformation"),
        Notification.Number("previousNotifications"),
    ];
}
