using Safeguarding.Reports;

namespace Safeguarding.Referrals;

/// <summary>Fields of a child-at-risk report or care-and-support referral (domain 3.2; Wales Safeguarding Procedures c2-p17).</summary>
public static class ReferralFields
{
    public const string Section130 = "section-130";
    public const string CareAndSupport = "care-and-support";

    private static readonly FieldSyntax Form = new("domain 3.2; Wales Safeguarding Procedures c2-p17");
    private static readonly FieldSyntax Abuse = new("WG37941 paragraphs 281-282");
    private static readonly FieldSyntax Signs = new("WG37941, prompt box after paragraph 50");
    private static readonly FieldSyntax Told = new("WG37941 paragraph 134");
    private static readonly FieldSyntax Danger = new("WG37941 paragraph 148");
    private static readonly FieldSyntax Status = new("WG37941 paragraphs 154 and 161");
    private static readonly FieldSyntax Consent = new("domain 3.5; paragraphs 149-150");

    public static readonly IReadOnlyList<Field> All =
    [
        .. CommonFields.Submission,
        Form.Code("legalRoute", Section130, CareAndSupport) with { DecidesRouting = true },
        Consent.Text("convertedFrom"), Consent.Text("conversionReason"),
        Consent.Object("consent",
            Consent.Code("status", "given", "refused", "not-sought") with { DecidesRouting = true },
            Consent.Text("givenBy"), Consent.Text("relationship"), Consent.Texts("covering"), Consent.Time("recordedAt"),
            Consent.Code("reasonNotSought", "further-risk-to-child", "child-threatened-or-coerced", "evidence-could-be-lost",
                "parent-is-alleged-abuser", "competent-child-does-not-wish", "other"),
            Consent.Text("reasonText")),
        Form.Object("concern",
            Form.Codes("types", "abuse", "sexual-abuse", "neglect", "sexual-exploitation", "criminal-exploitation", "trafficking", "harmful-sexual-behaviour",
                "online", "missing", "domestic-abuse", "honour-based-abuse", "radicalisation", "other"),
            Signs.Codes("signs", "physical", "emotional", "material", "behavioural"),
            Form.Text("description"), Form.Code("basis", "observation", "fact", "opinion", "hearsay"),
            Form.List("statements", 50, Form.Text("text"), Form.Code("basis", "observation", "fact", "opinion", "hearsay"), Form.Text("source")),
            Abuse.Codes("sexualAbuse", "disclosed", "witnessed", "strongly-suspected", "evidence"),
            Form.Flag("immediateDanger") with { DecidesRouting = true }, Danger.Flag("mayGoMissing"), Form.DateOrTime("occurredAt"),
            Form.Object("place", CommonFields.Place), Form.Text("immediateProtection")),
        Form.List("children", 50, [.. CommonFields.Child, .. OfTheChild]),
        Form.List("household", 50, Person),
        Form.List("significantPeople", 50, Person),
        Form.List("allegedPerpetrators", 50, Person),
        Form.List("otherAuthorities", 22, Form.Authority("code"), Form.Text("reason")),
        Form.Texts("agenciesInvolved"), Form.Text("strengths"), Form.Text("requestedSupport"), Form.Text("dangerToStaff"),
        CommonFields.NotSafeToShare, CommonFields.Intelligence,
        Form.List("attachments", 20, Form.Text("reference"), Form.Text("description")),
        Form.Text("informationHeld"), Form.Flag("parentInformed"), Form.Text("parentInformedReason"), Form.Time("telephonedAt"), Form.Flag("recordedByCallTaker"),
    ];

    private static IReadOnlyList<Field> Person =>
        [Form.Text("name"), Form.Date("dateOfBirth"), Form.Text("relationship"), Form.Flag("parentalResponsibility"), Form.Text("address"), Form.Text("note")];

    private static IReadOnlyList<Field> OfTheChild =>
    [
        Form.Authority("currentAuthority"), Form.Object("currentPlace", CommonFields.Place), Form.Texts("previousAddresses"),
        Form.Text("generalPractitioner"), Form.Texts("attendances"), Form.Text("existingWorker"), Form.Text("wishesAndFeelings"), Form.Flag("childTold"),
        Told.Text("childToldWhat"), Told.Text("childToldBy"), Told.DateOrTime("childToldAt"),
        Form.Text("interpreter"), Form.Text("description"), Form.Text("careAndSupportNeeds"),
        Status.Codes("legalStatus", CommonFields.LegalStatuses),
    ];
}
