using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>Fields of a missing-episode report (domain 2.2).</summary>
public static class MissingEpisodeFields
{
    public static readonly string[] Grades = ["no-apparent-risk", "low", "medium", "high"];

    private static readonly FieldSyntax Episode = new("domain 2.2; All Wales Practice Guide, children who go missing");

    private static readonly FieldSyntax SchoolDay = new("WG37941 paragraph 249");

    public static readonly IReadOnlyList<Field> All =
    [
        .. CommonFields.Submission,
        Episode.Flag("notifySchool") with { DecidesRouting = true },
        SchoolDay.Code("missingFrom", "home", "placement", SchoolRouting.SchoolDay, "elsewhere") with { DecidesRouting = true },
        Episode.List("children", 10, [.. CommonFields.Child, .. OfTheChild]),
        Episode.Object("episode",
            Episode.Time("reportedAt"), Episode.DateOrTime("lastSeenAt"), Episode.Object("lastSeenPlace", CommonFields.Place), Episode.Text("lastSeenBy"),
            Episode.Text("clothing"), Episode.Text("with"), Episode.Text("circumstances"), Episode.Flag("outOfCharacter"), Episode.Text("trigger"),
            Episode.Texts("checksDone"), Episode.Number("previousEpisodes"), Episode.Texts("previouslyFoundAt"), Episode.Object("found", Found)),
        Episode.Object("risk",
            Episode.Code("grade", Grades) with { DecidesRouting = true }, Episode.Text("grader"), Episode.Time("gradedAt"),
            Episode.TimeAhead("reviewAt"), Episode.Flag("immediateDanger") with { DecidesRouting = true },
            Episode.List("items", 50, Episode.Text("information"), Episode.Text("giver"), Episode.Text("contact"), Episode.Time("obtainedAt"))),
        Episode.Codes("riskMarkers", "sexual-exploitation", "criminal-exploitation", "trafficking", "domestic-abuse", "honour-based-abuse", "radicalisation"),
        CommonFields.NotSafeToShare, CommonFields.Intelligence,
        Episode.Object("childInformationForm", Episode.Text("reference"), Episode.Text("version"), Episode.Date("lastReviewed")),
    ];

    private static IReadOnlyList<Field> Found =>
    [
        Episode.Time("locatedAt"), Episode.Time("returnedAt") with { PlanWhenAhead = true }, Episode.Object("place", CommonFields.Place), Episode.Text("by"), Episode.Text("how"),
        Episode.Text("condition"), Episode.Text("transport"), Episode.Code("preventionInterview", "done", "not-done", "refused"),
        Episode.Code("returnInterview", "offered", "done", "declined"),
    ];

    private static IReadOnlyList<Field> OfTheChild =>
    [
        Episode.Authority("placingAuthority"), Episode.Authority("placementAuthority"), Episode.Object("placementAddress", CommonFields.Place),
        Episode.Code("placementType", "home", "foster", "residential", "secure", "unaccompanied-asylum-seeking"),
        Episode.Codes("legalStatus", CommonFields.LegalStatuses),
        Episode.Text("description"), Episode.Text("photoReference"), Episode.Texts("telephoneNumbers"), Episode.Texts("socialMedia"), Episode.Text("bankOrTravelCard"),
        Episode.Text("transport"), Episode.Texts("associates"), Episode.Texts("placesFrequented"), Episode.Text("medication"), Episode.Text("mentalHealth"),
        Episode.Text("disability"), Episode.Text("selfHarm"), Episode.Text("substanceUse"),
    ];
}
