using Safeguarding.Reports;

namespace Safeguarding.OperationEncompass;

/// <summary>The profiles of the forces. The minimal one is the default; the rows are examples until a force has said what it sends.</summary>
public static class FieldProfiles
{
    private static readonly FieldSet MinimalIncident = new(
        "incidentReference", "reporter/name", "reporter/role", "reporter/telephone", "reporter/callBack", "incident/occurredAt", "incident/policeAwareAt",
        "incident/relatedReference");

    private static readonly FieldSet MinimalChild = new(
        "familyName", "givenNames", "dateOfBirth", "languagePreference", "communicationAdvice",
        "present", "voiceOfTheChild", "narrative", "welfareCheck", "otherInformation");

    public static readonly FieldProfile Minimal = new("", MinimalIncident, MinimalChild, "domain 1.3: fields that every list found has; design 4, rule 10");

    public static readonly IReadOnlyList<FieldProfile> All =
    [
        new("police.cleveland", new([.. MinimalIncident.Paths, "incident/circumstances", "otherSafeguardingInformation"]), MinimalChild,
            "domain 1.3: cleveland.police.uk (brief circumstances and other safeguarding information are sent, the location is not)"),
        new("police.lincolnshire", MinimalIncident,
            new("familyName", "givenNames", "dateOfBirth", "languagePreference", "communicationAdvice", "present", "welfareCheck"),
            "domain 1.3: Lincolnshire safeguarding procedures, April 2025 (location and circumstances withheld)"),
        new("police.lancashire", MinimalIncident, MinimalChild, "domain 1.4: sent through the council, which passes it on")
        {
            RelayThrough = "education-safeguarding",
        },
    ];

    public static FieldProfile Of(string force) => All.FirstOrDefault(p => p.Force == force) ?? Minimal;
}
