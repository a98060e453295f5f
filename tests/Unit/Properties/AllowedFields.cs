namespace Safeguarding.Tests.Unit.Properties;

/// <summary>
/// Which fields of a report a desk may see, written by hand from the facts (domain 1.3, 1.4, 1.7, 2.2, 3.2; WG37941 paragraphs 158, 198, 207, 249, 274)
/// and sharing nothing with the projectors. Paths are those of the report, without positions; "/*" lets in all that lies below, since a person's
/// own words may come in a shape of their own. What is not here is seen by nobody.
/// </summary>
internal static class AllowedFields
{
    private static readonly string[] Markers = ["notSafeToShare", "notSafeToShare/*"];

    // The key is a tag that says nothing of the child; advice on how to speak with it stands beside it.
    private static readonly string[] OwnMarkers = ["children/key", "children/notSafeToShare", "children/notSafeToShare/*"];

    // Domain 1.3: every list that was found has these; no place, no address, no text that siblings share.
    private static readonly string[] SchoolMinimum =
    [
        "incidentReference", "reporter/name", "reporter/role", "reporter/telephone", "reporter/callBack", "incident/occurredAt", "incident/policeAwareAt",
        "incident/relatedReference", "children/familyName", "children/givenNames", "children/dateOfBirth", "children/languagePreference",
        "children/communicationAdvice", "children/present", "children/welfareCheck",
    ];

    private static readonly string[] SchoolUsual =
        [.. SchoolMinimum, "children/voiceOfTheChild", "children/voiceOfTheChild/*", "children/narrative", "children/otherInformation"];

    // Whoever must find the school or the child sees where it may be.
    private static readonly string[] Finder =
    [
        .. SchoolUsual, "children/aliases/*", "children/expectedDateOfBirth", "children/homeAddress/*", "children/homeAuthority", "children/schools/*",
        "children/educationStatus", "children/whereabouts", "incident/place/*",
    ];

    // Paragraph 152: each relevant authority takes part in the discussion, so it sees the report as it was made. Not the intelligence (274).
    private static readonly string[] Referral =
    [
        "incidentReference", "reporter/*", "legalRoute", "convertedFrom", "conversionReason", "consent/*", "concern/*", "children/*", "household/*",
        "significantPeople/*", "allegedPerpetrators/*", "otherAuthorities/*", "agenciesInvolved/*", "strengths", "requestedSupport", "dangerToStaff",
        "attachments/*", "informationHeld", "parentInformed", "parentInformedReason", "telephonedAt", "recordedByCallTaker", .. Markers,
    ];

    private static readonly string[] Missing =
    [
        "incidentReference", "reporter/*", "notifySchool", "missingFrom", "children/*", "episode/*", "risk/*", "riskMarkers/*", "childInformationForm/*", .. Markers,
    ];

    private static readonly string[] Intelligence = ["intelligence/*"];

    // Paragraph 158: whom to support, where, in which language, and whom to ask.
    private static readonly string[] Advocate =
    [
        "incidentReference", "reporter/*", "children/key", "children/familyName", "children/givenNames", "children/aliases/*", "children/dateOfBirth",
        "children/firstLanguage", "children/languagePreference", "children/communicationAdvice", "children/additionalNeeds", "children/homeAuthority", .. Markers, .. OwnMarkers,
    ];

    /// <param name="deskKind">As reports write it, e.g. "home-education".</param>
    /// <param name="role">"relay" sees to which school; police that are only "informed" see intelligence, whom it is about and whom to ask (274).</param>
    public static IReadOnlyList<string> Of(string kind, string deskKind, string role, string force) => (kind, deskKind) switch
    {
        // Who is only asked what a marker means: the markers, and whom to ask.
        (_, "duty-desk") when role == "markertoread" => ["incidentReference", "reporter/*", "children/key", "children/communicationAdvice", .. Markers, .. OwnMarkers],
        ("encompass-notification", "home-education" or "duty-desk") => [.. Finder, .. Markers, .. OwnMarkers],
        ("encompass-notification", "school" or "education-safeguarding") =>
            [.. OfForce(force), .. role == "relay" ? new[] { "children/schools/*" } : [], .. Markers, .. OwnMarkers],
        ("referral", "intake" or "emergency-duty-team" or "duty-desk") => [.. Referral, .. OwnMarkers],
        ("referral", "police") when role == "informed" =>
        [
            "incidentReference", "reporter/*", "concern/types/*", "concern/immediateDanger", "concern/mayGoMissing", "concern/occurredAt", "concern/place/*", "dangerToStaff",
            "children/key", "children/familyName", "children/givenNames", "children/aliases/*", "children/dateOfBirth", "children/communicationAdvice",
            .. Intelligence, .. Markers, .. OwnMarkers,
        ],
        ("referral", "police") => [.. Referral, .. Intelligence],
        ("referral", "trafficking-advocate") =>
        [
            .. Advocate, "concern/types/*", "concern/immediateDanger", "concern/mayGoMissing", "concern/occurredAt", "dangerToStaff",
            "children/currentAuthority", "children/currentPlace/*", "children/interpreter", "children/wishesAndFeelings", "children/childTold",
        ],
        ("missing-episode", "intake" or "emergency-duty-team" or "duty-desk") => [.. Missing, .. OwnMarkers],
        ("missing-episode", "police") => [.. Missing, .. Intelligence],
        ("missing-episode", "trafficking-advocate") =>
        [
            .. Advocate, "riskMarkers/*", "risk/grade", "risk/immediateDanger", "episode/reportedAt", "episode/lastSeenAt", "episode/found/locatedAt",
            "episode/found/returnedAt", "children/placementAuthority", "children/placementType",
        ],
        // Paragraph 249 and domain 2.2: what a school day asks for.
        ("missing-episode", "education-safeguarding") =>
        [
            "incidentReference", "reporter/*", "missingFrom", "episode/reportedAt", "episode/lastSeenAt", "episode/lastSeenPlace/*", "episode/circumstances", "risk/grade",
            "riskMarkers/*", "children/key", "children/familyName", "children/givenNames", "children/dateOfBirth", "children/languagePreference",
            "children/communicationAdvice", "children/schools/*", "children/educationStatus", "children/homeAuthority", .. Markers, .. OwnMarkers,
        ],
        ("missing-episode", "school") =>
            ["children/familyName", "children/givenNames", "children/dateOfBirth", "children/communicationAdvice", "missingSince", .. Markers, .. OwnMarkers],
        _ => [],
    };

    private static string[] OfForce(string force) => force switch
    {
        // Sends brief circumstances and other safeguarding information, no location.
        "police.cleveland" => [.. SchoolUsual, "incident/circumstances", "otherSafeguardingInformation"],
        // Withholds circumstances in every form.
        "police.lincolnshire" => SchoolMinimum,
        _ => SchoolUsual,
    };
}
